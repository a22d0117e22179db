package org.carrel.kiosk.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.receipt.QrCode;
import org.carrel.kiosk.flow.CardScreen;
import org.carrel.kiosk.flow.FindScreen;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.SeatScreen;
import org.carrel.kiosk.flow.Shown;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.text.Page.Choice;
import org.carrel.kiosk.text.Page.Pressed;

/** One page while it is being put into words. */
final class Saying {
    private final Words words;
    private final Shown shown;
    private final ScreenLanguage language;
    private String key = "";
    private String kind = "";
    private String tone = "quiet";
    private String picture = "";
    private String progress = "";
    private String title = "";
    private String todo = "";
    private String note = "";
    private List<Page.Also> also = List.of();
    private int count = -1;
    private String unit = "";
    private List<Page.Row> rows = List.of();
    private String more = "";
    private int filled = -1;
    private List<FindPart> find = List.of();
    private List<Page.Spot> plan = List.of();
    private List<String> code = List.of();
    private Optional<List<Choice>> own = Optional.empty();

    Saying(Words words, Shown shown) {
        this.words = words;
        this.shown = shown;
        this.language = shown.view().language();
    }

    ScreenLanguage language() {
        return language;
    }

    /** Whether there is less room for words. */
    boolean large() {
        return shown.view().has(Display.LARGE_TYPE);
    }

    /** So many lines of a list fit in this view. */
    int rows() {
        return shown.view().rows(shown.rows());
    }

    String say(String what, Object... values) {
        return words.of(language, what, values);
    }

    String sentences(String... each) {
        return words.sentences(language, each);
    }

    String counted(String what, int number, Object... values) {
        return words.counted(language, what, number, values);
    }

    /** Takes title, todo and note from the words under this key, where they are not given. */
    Saying key(String under) {
        key = under;
        return this;
    }

    Page plain(String what, String itsTone, String itsPicture) {
        return key(what).draft(what, itsTone, itsPicture).page();
    }

    Saying draft(String itsKind, String itsTone, String itsPicture) {
        kind = itsKind;
        tone = itsTone;
        picture = itsPicture;
        return this;
    }

    /** @param step 1 to 3, 0 for none */
    Saying progress(int step) {
        progress = step == 0 ? "" : say("progress", "number", step);
        return this;
    }

    Saying title(String text) {
        title = text;
        return this;
    }

    Saying todo(String text) {
        todo = text;
        return this;
    }

    Saying note(String text) {
        note = text;
        return this;
    }

    Saying also(List<Page.Also> others) {
        also = others;
        return this;
    }

    Saying count(int number, String counted) {
        count = number;
        unit = counted;
        return this;
    }

    Saying filled(int digits) {
        filled = digits;
        return this;
    }

    Saying find(FindPart part) {
        return find(List.of(part));
    }

    /** @param part none or one */
    Saying find(List<FindPart> part) {
        find = part;
        return this;
    }

    Saying plan(List<Page.Spot> spots) {
        plan = spots;
        return this;
    }

    /** @param text for a phone to read, in the place of the picture; empty for none */
    Saying code(String text) {
        code = text.isEmpty() ? List.of() : QrCode.of(text).rows();
        return this;
    }

    /** Exactly these, beside what stands at the foot. */
    Saying choose(List<Choice> these) {
        own = Optional.of(these);
        return this;
    }

    /** @param all how many there are; those that are not shown are counted in words */
    Saying rows(List<Page.Row> lines, int all) {
        rows = lines;
        more = all > lines.size() ? say("row.more", "number", all - lines.size()) : "";
        return this;
    }

    Page page() {
        return new Page(
                kind,
                tone,
                language,
                shown.view().modes(),
                shown.view().blank(),
                progress,
                title.isEmpty() ? say(key + ".title") : title,
                todo.isEmpty() && !key.isEmpty() ? words.maybe(language, key + ".todo") : todo,
                note.isEmpty() && !key.isEmpty() ? words.maybe(language, key + ".note") : note,
                also,
                picture,
                count,
                unit,
                rows,
                more,
                filled,
                keys(),
                own.orElseGet(this::choices),
                foot(),
                find,
                plan,
                code);
    }

    private List<Choice> keys() {
        List<Choice> keys = new ArrayList<>();
        if (filled < 0) {
            return keys;
        }
        for (int digit = 1; digit <= 9; digit++) {
            keys.add(key(digit));
        }
        keys.add(plainChoice(Touch.Plain.ERASE, "action.ERASE", "", ""));
        keys.add(key(0));
        keys.add(plainChoice(Touch.Plain.ENTER, "action.ENTER", "", "main"));
        return keys;
    }

    private static Choice key(int digit) {
        return new Choice(new Touch.Digit(digit).word(), Integer.toString(digit), "", "", Pressed.NEITHER, "");
    }

    private List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        for (Touch touch : shown.touches()) {
            switch (touch) {
                case Touch.Plain plain -> plain(plain, choices);
                case Touch.Toggle(Display mode) ->
                    choices.add(new Choice(
                            touch.word(),
                            say("mode." + mode),
                            icon(mode),
                            "",
                            shown.view().has(mode) ? Pressed.ON : Pressed.OFF,
                            ""));
                case Touch.Speak(int index) -> {
                    ScreenLanguage each = shown.languages().get(index);
                    Pressed spoken = each.equals(language) ? Pressed.ON : Pressed.OFF;
                    choices.add(new Choice(touch.word(), name(each), "language", "", spoken, each.tag()));
                }
                // These stand where they belong: on the keypad and beside their books.
                case Touch.Digit _, Touch.Renew _, Touch.AgreeFee _, Touch.Seat _ -> {}
                case FindScreen.Wish wish -> FindPages.choices(this, shown, wish, choices);
                case Touch.Card _ ->
                    choices.add(new Choice(touch.word(), say("apply.action.BEGIN"), "card", "", Pressed.NEITHER, ""));
            }
        }
        return choices;
    }

    private void plain(Touch.Plain touch, List<Choice> choices) {
        switch (touch) {
            case BORROW -> choices.add(plainChoice(touch, "action.BORROW", "draw-take", ""));
            case RETURN -> {
                String caption = shown.screen() instanceof Screen.Rest
                        ? "action.RETURN.rest"
                        : shown.screen() instanceof Screen.Pile ? "action.RETURN.pile" : "action.RETURN";
                boolean door = shown.screen() instanceof Screen.Home;
                choices.add(plainChoice(touch, caption, door ? "draw-pad" : "return", door ? "" : "main"));
            }
            case ACCOUNT -> choices.add(plainChoice(touch, "action.ACCOUNT", "draw-person", ""));
            case SEATS ->
                choices.add(plainChoice(
                        touch, "action.SEATS", shown.screen() instanceof Screen.Home ? "draw-seat" : "here", ""));
            case MORE_TIME -> choices.add(plainChoice(touch, "action.MORE_TIME", "", "main"));
            case RENEW_ALL -> choices.add(plainChoice(touch, "action.RENEW_ALL", "again", "main"));
            case LOANS -> choices.add(part(touch, Screen.Account.Part.LOANS));
            case HOLDS -> choices.add(part(touch, Screen.Account.Part.HOLDS));
            case BLOCKS -> choices.add(part(touch, Screen.Account.Part.BLOCKS));
            case MORE_ROWS -> choices.add(plainChoice(touch, "action.MORE_ROWS", "next", ""));
            case PRINT -> choices.add(plainChoice(touch, "action.PRINT", "receipt", "main"));
            case MAIL -> choices.add(plainChoice(touch, "action.MAIL", "mail", ""));
            case NO_RECEIPT -> choices.add(plainChoice(touch, "action.NO_RECEIPT", "", ""));
            case CALL_STAFF -> choices.add(plainChoice(touch, "action.CALL_STAFF", "bell", "main"));
            case BLANK -> {
                // A key does it anywhere; it is offered where displays are chosen.
                if (shown.screen() instanceof Screen.Displays) {
                    Pressed dark = shown.view().blank() ? Pressed.ON : Pressed.OFF;
                    choices.add(new Choice(touch.word(), say("action.BLANK"), "dark", "", dark, ""));
                }
            }
            // These stand at the foot of every screen, or on the keypad.
            case BACK, FINISH, HELP, DISPLAY, LANGUAGE, ERASE, ENTER -> {}
        }
    }

    private Choice part(Touch.Plain touch, Screen.Account.Part part) {
        boolean here = shown.screen() instanceof Screen.Account account && account.part() == part;
        return new Choice(touch.word(), say("action." + touch), "", "", here ? Pressed.ON : Pressed.OFF, "");
    }

    /** Help at the left, the way out at the right, always. */
    private List<Choice> foot() {
        List<Choice> foot = new ArrayList<>();
        for (Touch.Plain touch : List.of(
                Touch.Plain.HELP, Touch.Plain.LANGUAGE, Touch.Plain.DISPLAY, Touch.Plain.BACK, Touch.Plain.FINISH)) {
            if (shown.touches().contains(touch)) {
                foot.add(footChoice(touch));
            }
        }
        return foot;
    }

    private Choice footChoice(Touch.Plain touch) {
        return switch (touch) {
            case LANGUAGE -> languages(touch);
            case HELP -> plainChoice(touch, "action.HELP", "help", "");
            case DISPLAY -> plainChoice(touch, "action.DISPLAY", "type", "");
            case BACK -> plainChoice(touch, "action.BACK", "back", "out");
            case FINISH -> plainChoice(touch, finish(), "", done() ? "out main" : "out");
            case BORROW,
                    RETURN,
                    ACCOUNT,
                    SEATS,
                    MORE_TIME,
                    ERASE,
                    ENTER,
                    RENEW_ALL,
                    LOANS,
                    HOLDS,
                    BLOCKS,
                    MORE_ROWS,
                    PRINT,
                    MAIL,
                    NO_RECEIPT,
                    CALL_STAFF,
                    BLANK -> throw new IllegalArgumentException(touch + " is no part of the foot");
        };
    }

    /** By another's own name: whoever reads none of this sees that there are others. */
    private Choice languages(Touch.Plain touch) {
        ScreenLanguage other = others().getFirst();
        return new Choice(touch.word(), name(other), "language", "", Pressed.NEITHER, other.tag());
    }

    /** At most two languages other than this one; this one where there is no other. */
    List<ScreenLanguage> others() {
        List<ScreenLanguage> others = shown.languages().stream()
                .filter(each -> !each.equals(language))
                .limit(2)
                .toList();
        return others.isEmpty() ? List.of(language) : others;
    }

    private String finish() {
        return switch (shown.screen()) {
            case Screen.EnterPin _, Screen.Asking _ -> "action.FINISH.cancel";
            case Screen.Borrow it when it.finishing() || it.lifted() > 0 -> "action.FINISH.anyway";
            case Screen.Borrow _,
                    Screen.Starting _,
                    Screen.Rest _,
                    Screen.Pile _,
                    Screen.Refused _,
                    Screen.Home _,
                    Screen.Return _,
                    Screen.Account _,
                    Screen.Goodbye _,
                    Screen.StillThere _,
                    Screen.Help _,
                    Screen.Displays _,
                    Screen.Languages _,
                    FindScreen _,
                    SeatScreen _,
                    CardScreen _,
                    Screen.Unwell _ -> "action.FINISH";
        };
    }

    /** Whether leaving is what comes next. */
    private boolean done() {
        return switch (shown.screen()) {
            case Screen.Borrow it ->
                !it.books().isEmpty() && it.lifted() == 0 && it.books().stream().noneMatch(book -> book.pending());
            case Screen.Return it ->
                !it.books().isEmpty() && it.books().stream().noneMatch(book -> book.pending());
            // Where a receipt is offered, taking it or not comes first.
            case Screen.Goodbye it -> !it.offers();
            case Screen.Refused _, FindScreen.Held _, SeatScreen.Numbered _, CardScreen.Sent _ -> true;
            case SeatScreen.Booked it -> it.fresh();
            case Screen.Starting _,
                    Screen.Rest _,
                    Screen.Pile _,
                    Screen.Asking _,
                    Screen.EnterPin _,
                    Screen.Home _,
                    Screen.Account _,
                    Screen.StillThere _,
                    Screen.Help _,
                    Screen.Displays _,
                    Screen.Languages _,
                    FindScreen _,
                    SeatScreen _,
                    CardScreen _,
                    Screen.Unwell _ -> false;
        };
    }

    private Choice plainChoice(Touch.Plain touch, String caption, String icon, String style) {
        return new Choice(touch.word(), say(caption), icon, style, Pressed.NEITHER, "");
    }

    /** A language's name in itself. */
    private String name(ScreenLanguage its) {
        return words.of(its, "language.name");
    }

    private static String icon(Display mode) {
        return switch (mode) {
            case LARGE_TYPE -> "type";
            case HIGH_CONTRAST -> "contrast";
            case LOW_REACH -> "low";
            case SPOKEN -> "spoken";
            case CHILD -> "child";
        };
    }
}
