package org.carrel.kiosk.flow;

import java.time.Duration;
import org.carrel.device.port.Moment;
import org.carrel.device.port.Sound;
import org.carrel.kiosk.flow.KioskState.Overlay;
import org.carrel.kiosk.seat.SeatVisit;

/** What happens because nothing happens, and what ends by itself. */
final class Waiting {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private Waiting() {}

    static void woken(Turn turn) {
        Calling.woken(turn);
        switch (turn.phase) {
            case Phase.Refused(Screen.Refusal _, long until)
            when turn.now.reached(until) -> {
                if (!Finding.refused(turn)) {
                    turn.end(false);
                }
            }
            case Phase.Parting(var _, var _, var _, long until) when turn.now.reached(until) -> turn.end(false);
            case Phase.Refused _, Phase.Parting _ -> {}
            case Phase.AtSeats(SeatVisit visit) -> {
                SeatLooking.woken(turn, visit);
                if (turn.now.reached(turn.quietAt)) {
                    quiet(turn);
                }
            }
            case Phase.Applying(var visit) -> {
                Applying.woken(turn, visit);
                if (turn.now.reached(turn.quietAt)) {
                    quiet(turn);
                }
            }
            case Phase.Starting _,
                    Phase.Resting _,
                    Phase.SigningIn _,
                    Phase.KeyingPin _,
                    Phase.AtHome _,
                    Phase.Borrowing _,
                    Phase.Returning _,
                    Phase.OpeningAccount _,
                    Phase.AtAccount _,
                    Phase.Finding _ -> {
                Finding.woken(turn);
                if (turn.now.reached(turn.quietAt)) {
                    quiet(turn);
                }
            }
        }
    }

    private static void quiet(Turn turn) {
        if (turn.phase instanceof Phase.Resting) {
            // Only the view was changed, or help was open.
            turn.rest();
        } else if (turn.overlay == Overlay.STILL_THERE) {
            turn.end(false);
        } else {
            turn.overlay = Overlay.STILL_THERE;
            turn.quietAt = turn.now.in(turn.patience(turn.rules.timings().warning()));
            turn.deeds.play(Sound.REMINDER);
        }
    }

    /** Whoever was done leaves as soon as nothing is being done any more. */
    static void concluded(Turn turn) {
        boolean finishing = (turn.phase instanceof Phase.Borrowing(boolean borrowing) && borrowing)
                || (turn.phase instanceof Phase.Returning(boolean returning) && returning);
        boolean lifted = turn.checkout.books().stream().anyMatch(book -> book.liftedTooSoon());
        if (finishing && !turn.pending() && !lifted) {
            turn.end(true);
        }
    }

    static long deadline(KioskState state, Moment now) {
        return Math.min(state.call().again(), ofPhase(state, now));
    }

    private static long ofPhase(KioskState state, Moment now) {
        return switch (state.phase()) {
            case Phase.Refused(Screen.Refusal _, long until) -> until;
            case Phase.Parting(var _, var _, var _, long until) -> until;
            case Phase.Starting _,
                    Phase.Resting _,
                    Phase.SigningIn _,
                    Phase.KeyingPin _,
                    Phase.AtHome _,
                    Phase.Borrowing _,
                    Phase.Returning _,
                    Phase.OpeningAccount _,
                    Phase.AtAccount _ -> quietAt(state, now);
            case Phase.Finding _ -> Math.min(Finding.deadline(state.phase(), state.find()), quietAt(state, now));
            case Phase.AtSeats(SeatVisit visit) -> Math.min(quietAt(state, now), visit.deadline(now));
            case Phase.Applying(var visit) -> Math.min(quietAt(state, now), Applying.deadline(visit));
        };
    }

    private static long quietAt(KioskState state, Moment now) {
        return state.overlay() == Overlay.STILL_THERE ? nextSecond(state, now) : state.quietAt();
    }

    /** The seconds left are shown, so the screen changes with each. */
    private static long nextSecond(KioskState state, Moment now) {
        long left = state.quietAt() - now.nanos();
        return left <= 0 ? state.quietAt() : state.quietAt() - (left - 1) / SECOND * SECOND;
    }

    static int secondsLeft(KioskState state, Moment now) {
        return (int) Math.max(0, (state.quietAt() - now.nanos() + SECOND - 1) / SECOND);
    }
}
