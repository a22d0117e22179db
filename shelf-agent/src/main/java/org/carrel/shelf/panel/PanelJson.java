package org.carrel.shelf.panel;

import java.util.List;
import org.carrel.contract.id.CompartmentId;
import org.carrel.device.agent.JsonWriter;
import org.carrel.device.agent.ScreenLanguage;

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
        return JsonWriter.object(out -> {
            out.field("kind", kind(screen))
                    .field("tone", tone(screen))
                    .field("language", screen.language().tag())
                    .field("title", text.title())
                    .field("todo", text.todo())
                    .field("help", text.help())
                    .field("note", text.note())
                    .texts("lit", names(screen.lit()))
                    .texts("places", names(named(screen)))
                    .objects(
                            "actions",
                            screen.actions(),
                            action -> out.field("action", action.name())
                                    .field("caption", texts.caption(action, screen.language())))
                    .field("secondsLeft", screen instanceof PanelScreen.StillThere s ? s.secondsLeft() : 0)
                    .objects("also", elsewhere(screen), other -> {
                        PanelText also = texts.of(other);
                        out.field("language", other.language().tag())
                                .field("title", also.title())
                                .field("todo", also.todo())
                                .field("note", also.note());
                    });
        });
    }

    /** The same in the other languages, as long as nobody's is known. */
    private static List<PanelScreen> elsewhere(PanelScreen screen) {
        return screen instanceof PanelScreen.Idle(ScreenLanguage language, boolean offline)
                ? List.of(new PanelScreen.Idle(language.other(), offline))
                : List.of();
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

    private static List<String> names(List<CompartmentId> places) {
        return places.stream().map(CompartmentId::value).toList();
    }
}
