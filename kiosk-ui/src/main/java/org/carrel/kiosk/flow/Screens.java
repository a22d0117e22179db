package org.carrel.kiosk.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.device.port.Moment;
import org.carrel.kiosk.account.Statement;
import org.carrel.kiosk.help.HelpOffer;
import org.carrel.kiosk.pad.Lying;
import org.carrel.kiosk.receipt.MailShown;
import org.carrel.kiosk.receipt.PaperShown;

/** What is shown of a state. */
final class Screens {
    private Screens() {}

    static Screen of(Rules rules, KioskState state, Moment now) {
        Screen behind = behind(rules, state, now);
        return switch (state.overlay()) {
            case NONE -> behind;
            case HELP -> new Screen.Help(behind, call(state));
            case DISPLAY -> new Screen.Displays(state.view());
            case LANGUAGE -> new Screen.Languages(rules.languages());
            case STILL_THERE -> new Screen.StillThere(Waiting.secondsLeft(state, now));
        };
    }

    /** What can be touched on every screen, or on most: help, display, language, the way back, the way out. */
    static List<Touch> always(Screen screen) {
        List<Touch> all = new ArrayList<>();
        if (!(screen instanceof Screen.Help)) {
            all.add(Touch.Plain.HELP);
        }
        if (!(screen instanceof Screen.Languages)) {
            all.add(Touch.Plain.LANGUAGE);
        }
        if (!(screen instanceof Screen.Displays)) {
            all.add(Touch.Plain.DISPLAY);
        }
        if (hasBack(screen)) {
            all.add(Touch.Plain.BACK);
        }
        if (hasOut(screen)) {
            all.add(Touch.Plain.FINISH);
        }
        return all;
    }

    private static boolean hasBack(Screen screen) {
        return switch (screen) {
            case Screen.Borrow _,
                    Screen.Account _,
                    Screen.Help _,
                    Screen.Displays _,
                    Screen.Languages _,
                    SeatScreen _ -> true;
            // What was sent is not gone back from.
            case CardScreen it -> !(it instanceof CardScreen.Sent);
            case FindScreen it -> !(it instanceof FindScreen.Busy(boolean hold) && hold);
            case Screen.Return it -> it.signedIn() || it.books().isEmpty();
            case Screen.Starting _,
                    Screen.Rest _,
                    Screen.Pile _,
                    Screen.Asking _,
                    Screen.EnterPin _,
                    Screen.Refused _,
                    Screen.Home _,
                    Screen.Goodbye _,
                    Screen.StillThere _,
                    Screen.Unwell _ -> false;
        };
    }

    private static boolean hasOut(Screen screen) {
        return switch (screen) {
            case Screen.EnterPin _,
                    Screen.Refused _,
                    Screen.Home _,
                    Screen.Borrow _,
                    Screen.Account _,
                    Screen.Asking _,
                    Screen.Goodbye _,
                    Screen.StillThere _,
                    FindScreen _,
                    CardScreen _,
                    SeatScreen _ -> true;
            case Screen.Return it -> it.signedIn() || !it.books().isEmpty();
            case Screen.Starting _,
                    Screen.Rest _,
                    Screen.Pile _,
                    Screen.Help _,
                    Screen.Displays _,
                    Screen.Languages _,
                    Screen.Unwell _ -> false;
        };
    }

    private static Screen behind(Rules rules, KioskState state, Moment now) {
        Condition condition = state.condition();
        if (condition.crashLoop()) {
            return new Screen.Unwell(Screen.Trouble.CRASH_LOOP);
        }
        if (!condition.journal()) {
            return new Screen.Unwell(Screen.Trouble.JOURNAL);
        }
        if (!condition.reader()) {
            return new Screen.Unwell(Screen.Trouble.READER);
        }
        boolean lends =
                condition.cards() && (condition.online() || rules.sealing().isPresent());
        int onPad = Lying.books(state.pile());
        return switch (state.phase()) {
            case Phase.Starting _ -> new Screen.Starting();
            case Phase.Resting _ ->
                onPad > 0
                        ? new Screen.Pile(onPad, lends)
                        : new Screen.Rest(condition.online(), lends, condition.cards());
            case Phase.SigningIn _ -> new Screen.Asking(Screen.Asking.What.WHO);
            case Phase.KeyingPin it -> new Screen.EnterPin(it.digits().length(), it.wrong());
            case Phase.Refused it -> new Screen.Refused(it.reason());
            case Phase.AtHome _ -> home(state);
            case Phase.Borrowing(boolean finishing) ->
                new Screen.Borrow(state.borrowed(), onPad, condition.online(), finishing);
            case Phase.Returning _ ->
                new Screen.Return(
                        state.returned(),
                        onPad,
                        condition.online(),
                        state.patron().isPresent());
            case Phase.OpeningAccount _ -> new Screen.Asking(Screen.Asking.What.ACCOUNT);
            case Phase.AtAccount it -> account(rules, state, it);
            case Phase.AtSeats it -> SeatScreens.of(rules, state, it.visit(), now);
            case Phase.Finding _ -> FindScreen.of(rules, state);
            case Phase.Applying(var visit) -> CardScreen.of(rules, state, visit);
            case Phase.Parting it ->
                new Screen.Goodbye(
                        it.summary(),
                        PaperShown.of(it.handout(), condition.printer(), condition.printing()),
                        MailShown.of(it.post(), it.handout(), condition.online()));
        };
    }

    private static HelpOffer call(KioskState state) {
        return state.call()
                .offer(state.condition().online() && state.condition().journal());
    }

    private static Screen home(KioskState state) {
        return new Screen.Home(
                state.patron().map(Patron::name).orElse(""),
                state.patron().flatMap(Patron::overview),
                state.seats().mine(),
                state.patron().map(Patron::blocked).orElse(false),
                state.condition().online()
                        && state.patron().flatMap(Patron::grant).isPresent(),
                state.view().has(Display.CHILD));
    }

    private static Screen account(Rules rules, KioskState state, Phase.AtAccount at) {
        Optional<Statement> statement = state.statement();
        if (at.renewing().isPresent() || statement.isEmpty()) {
            return new Screen.Asking(Screen.Asking.What.RENEWAL);
        }
        return new Screen.Account(
                statement.get(), at.part(), at.first(), state.view().rows(rules.rows()));
    }
}
