package org.carrel.shelf.panel;

import java.util.List;
import org.carrel.contract.id.CompartmentId;

/**
 * The form in which a page gets a screen. Stable: fields are only ever added. For any thread.
 *
 * <pre>{"kind":"take-yours","tone":"lantern","language":"en","title":"…","todo":"…","help":"…","note":"…",
 * "lit":["A1"],"places":[],"actions":[{"action":"DONE","caption":"I am done"}],"secondsLeft":0,
 * "also":[{"language":"zh-Hant","title":"…","todo":"…"}]}</pre>
 *
 * {@code also} says the same in the other languages, as long as nobody is there whose language would be known. {@code lit} glows in lantern, {@code places} are named without glowing (doors to close, where to put back). {@code tone} is one of quiet, lantern,
 * calm, alarm.
 */
public final class PanelJson {
    private final PanelTexts texts;

    public PanelJson(PanelTexts texts) {
        this.texts = texts;
    }

    public String render(PanelScreen screen) {
        PanelText text = texts.of(screen);
        StringBuilder out = new StringBuilder(512);
        out.append('{');
        field(out, "kind", kind(screen)).append(',');
        field(out, "tone", tone(screen)).append(',');
        field(out, "language", screen.language().tag()).append(',');
        field(out, "title", text.title()).append(',');
        field(out, "todo", text.todo()).append(',');
        field(out, "help", text.help()).append(',');
        field(out, "note", text.note()).append(',');
        places(out, "lit", screen.lit()).append(',');
        places(out, "places", named(screen)).append(',');
        out.append("\"actions\":[");
        String separator = "";
        for (PanelAction action : screen.actions()) {
            out.append(separator).append('{');
            field(out, "action", action.name()).append(',');
            field(out, "caption", texts.caption(action, screen.language())).append('}');
            separator = ",";
        }
        out.append("],\"secondsLeft\":").append(screen instanceof PanelScreen.StillThere s ? s.secondsLeft() : 0);
        out.append(",\"also\":[");
        if (screen instanceof PanelScreen.Idle(PanelLanguage language, boolean offline)) {
            PanelText other = texts.of(new PanelScreen.Idle(language.other(), offline));
            out.append('{');
            field(out, "language", language.other().tag()).append(',');
            field(out, "title", other.title()).append(',');
            field(out, "todo", other.todo()).append(',');
            field(out, "note", other.note()).append('}');
        }
        return out.append("]}").toString();
    }

    private static String kind(PanelScreen screen) {
        return switch (screen) {
            case PanelScreen.Starting _ -> "starting";
            case PanelScreen.Idle _ -> "idle";
            case PanelScreen.Asking _ -> "asking";
            case PanelScreen.Welcome _ -> "welcome";
            case PanelScreen.TakeYours _ -> "take-yours";
            case PanelScreen.StillThere _ -> "still-there";
            case PanelScreen.Farewell _ -> "farewell";
            case PanelScreen.WrongBook _ -> "wrong-book";
            case PanelScreen.CloseDoors _ -> "close-doors";
            case PanelScreen.WaitForDoors _ -> "wait-for-doors";
            case PanelScreen.DoorsStuck _ -> "doors-stuck";
            case PanelScreen.Refused s -> again(s.reason()) ? "card-again" : "refused";
            case PanelScreen.GoToDesk s -> passes(s.trouble()) ? "checking" : "go-to-desk";
            case PanelScreen.Staff _ -> "staff";
        };
    }

    private static String tone(PanelScreen screen) {
        return switch (screen) {
            case PanelScreen.Starting _, PanelScreen.Idle _, PanelScreen.Asking _, PanelScreen.Refused _ -> "quiet";
            case PanelScreen.Welcome _,
                    PanelScreen.TakeYours _,
                    PanelScreen.StillThere _,
                    PanelScreen.Staff _,
                    PanelScreen.WaitForDoors _,
                    PanelScreen.CloseDoors _ -> "lantern";
            case PanelScreen.Farewell _ -> "calm";
            case PanelScreen.GoToDesk s -> passes(s.trouble()) ? "quiet" : "alarm";
            case PanelScreen.WrongBook _, PanelScreen.DoorsStuck _ -> "alarm";
        };
    }

    /** Whether the same card may be tried at once; the picture shows where. */
    private static boolean again(PanelScreen.Reason reason) {
        return switch (reason) {
            case CARD_UNREADABLE, PERMISSION_LAPSED -> true;
            case CARD_UNKNOWN,
                    CARD_EXPIRED,
                    CARD_REPORTED_LOST,
                    BORROWING_BLOCKED,
                    NOTHING_READY,
                    READY_ELSEWHERE,
                    NOT_FOUND_HERE,
                    OFFLINE_NOT_LISTED,
                    OFFLINE_LIST_MISSING,
                    OFFLINE_CLOCK_UNKNOWN -> false;
        };
    }

    /** Whether it is over in a minute without anybody: then it is no alarm. */
    private static boolean passes(PanelScreen.Trouble trouble) {
        return switch (trouble) {
            case UNSETTLED -> true;
            case JOURNAL, READER, CRASH_LOOP -> false;
        };
    }

    private static List<CompartmentId> named(PanelScreen screen) {
        return switch (screen) {
            case PanelScreen.WrongBook s -> s.putBackTo();
            case PanelScreen.CloseDoors s -> s.open();
            case PanelScreen.WaitForDoors s -> s.open();
            case PanelScreen.DoorsStuck s -> s.stuck();
            case PanelScreen.Starting _,
                    PanelScreen.Idle _,
                    PanelScreen.Asking _,
                    PanelScreen.Welcome _,
                    PanelScreen.TakeYours _,
                    PanelScreen.StillThere _,
                    PanelScreen.Farewell _,
                    PanelScreen.Refused _,
                    PanelScreen.GoToDesk _,
                    PanelScreen.Staff _ -> List.of();
        };
    }

    private static StringBuilder places(StringBuilder out, String name, List<CompartmentId> places) {
        out.append('"').append(name).append("\":[");
        String separator = "";
        for (CompartmentId place : places) {
            out.append(separator);
            text(out, place.value());
            separator = ",";
        }
        return out.append(']');
    }

    private static StringBuilder field(StringBuilder out, String name, String value) {
        out.append('"').append(name).append("\":");
        return text(out, value);
    }

    private static StringBuilder text(StringBuilder out, String value) {
        out.append('"');
        for (int index = 0; index < value.length(); index++) {
            char c = value.charAt(index);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"');
    }
}
