package org.carrel.kiosk.flow;

import org.carrel.contract.message.KioskAsk;
import org.carrel.device.port.Sound;
import org.carrel.kiosk.flow.KioskState.Overlay;

/** What a touch does. Only what the screen offers comes here. */
final class Touching {
    private Touching() {}

    static void touched(Turn turn, Touch touch, Screen shown) {
        if (turn.overlay == Overlay.STILL_THERE && touch == Touch.Plain.FINISH) {
            turn.end(true);
            return;
        }
        turn.stirred();
        Printing.stirred(turn);
        if (Finding.touched(turn, touch, shown) || Applying.touched(turn, touch, shown)) {
            return;
        }
        switch (touch) {
            case Touch.Plain plain -> plain(turn, plain, shown);
            case Touch.Digit(int digit) -> {
                if (turn.phase instanceof Phase.KeyingPin keying) {
                    Signing.key(turn, keying, digit);
                }
            }
            case Touch.Toggle(var mode) -> turn.view = turn.view.toggled(mode);
            case Touch.Speak(int index) -> {
                turn.view = turn.view.in(turn.rules.languages().get(index));
                turn.languageChosen = true;
                turn.overlay = Overlay.NONE;
            }
            case Touch.Renew(int index) ->
                turn.statement.ifPresent(statement -> turn.patron
                        .flatMap(Patron::grant)
                        .ifPresent(grant -> renew(
                                turn,
                                new KioskAsk.Renew(
                                        grant, statement.loans().get(index).loan()))));
            case Touch.AgreeFee(int index) -> turn.checkout.agree(index);
            case FindScreen.Wish _, Touch.Card _ -> {
                // Of its own screens only.
            }
            case Touch.Seat seat -> Seating.touched(turn, seat, shown);
        }
    }

    private static void plain(Turn turn, Touch.Plain touch, Screen shown) {
        switch (touch) {
            case BORROW -> turn.borrow();
            case RETURN -> turn.giveBack();
            case ACCOUNT -> turn.patron.flatMap(Patron::grant).ifPresent(grant -> Accounting.open(turn, grant));
            case SEATS -> Seating.enter(turn);
            case BACK -> back(turn);
            case FINISH -> finish(turn);
            case MORE_TIME -> {
                // Being touched was all that was wanted.
            }
            case HELP -> turn.overlay = Overlay.HELP;
            case DISPLAY -> turn.overlay = Overlay.DISPLAY;
            case LANGUAGE -> turn.overlay = Overlay.LANGUAGE;
            case ERASE -> {
                if (turn.phase instanceof Phase.KeyingPin keying) {
                    Signing.erase(turn, keying);
                }
            }
            case ENTER -> {
                if (turn.phase instanceof Phase.KeyingPin keying) {
                    Signing.enter(turn, keying);
                }
            }
            case RENEW_ALL ->
                turn.patron.flatMap(Patron::grant).ifPresent(grant -> renew(turn, new KioskAsk.RenewAll(grant)));
            case LOANS -> part(turn, Screen.Account.Part.LOANS);
            case HOLDS -> part(turn, Screen.Account.Part.HOLDS);
            case BLOCKS -> part(turn, Screen.Account.Part.BLOCKS);
            case MORE_ROWS -> {
                if (turn.phase instanceof Phase.AtAccount at && shown instanceof Screen.Account account) {
                    Accounting.more(turn, at, account);
                } else if (turn.phase instanceof Phase.AtSeats(var visit)) {
                    Seating.more(turn, visit, shown);
                }
            }
            case PRINT -> Printing.start(turn);
            case MAIL -> Printing.mail(turn);
            case NO_RECEIPT -> turn.end(false);
            case CALL_STAFF -> Calling.call(turn);
            case BLANK -> turn.view = turn.view.blanked(!turn.view.blank());
        }
    }

    private static void renew(Turn turn, KioskAsk<?> what) {
        if (turn.phase instanceof Phase.AtAccount at) {
            Accounting.renew(turn, at, what);
        }
    }

    private static void part(Turn turn, Screen.Account.Part part) {
        if (turn.phase instanceof Phase.AtAccount at) {
            Accounting.part(turn, at, part);
        }
    }

    private static void back(Turn turn) {
        if (turn.overlay != Overlay.NONE) {
            turn.overlay = Overlay.NONE;
        } else if (turn.phase instanceof Phase.AtSeats(var visit)) {
            Seating.back(turn, visit);
        } else if (turn.patron.isPresent()) {
            turn.home();
        } else {
            turn.end(false);
        }
    }

    /** Done: at once when nothing is being done any more; asked a second time, without waiting for it. */
    private static void finish(Turn turn) {
        turn.overlay = Overlay.NONE;
        switch (turn.phase) {
            case Phase.Borrowing(boolean finishing)
            when !finishing -> {
                turn.phase = new Phase.Borrowing(true);
                if (turn.checkout.books().stream().anyMatch(book -> book.liftedTooSoon())) {
                    turn.deeds.play(Sound.WRONG_BOOK);
                }
            }
            case Phase.Returning(boolean finishing) when !finishing -> turn.phase = new Phase.Returning(true);
            case Phase.Starting _,
                    Phase.Resting _,
                    Phase.SigningIn _,
                    Phase.KeyingPin _,
                    Phase.Refused _,
                    Phase.AtHome _,
                    Phase.Borrowing _,
                    Phase.Returning _,
                    Phase.OpeningAccount _,
                    Phase.AtAccount _,
                    Phase.Finding _,
                    Phase.Applying _,
                    Phase.AtSeats _ -> turn.end(true);
            case Phase.Parting _ -> turn.end(false);
        }
    }
}
