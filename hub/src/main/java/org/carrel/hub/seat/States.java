package org.carrel.hub.seat;

import java.util.Optional;
import org.carrel.hub.callqueue.WaitingEntry;

/** The states' words, as the feed, the log and the API tell them. */
public final class States {
    /** Staff let a violation pass. */
    public static final String FORGIVEN = "forgiven";

    /** A call goes on: called again, or some cards were shown. */
    static final String CALL_CHANGED = "call-changed";

    private States() {}

    public static String word(Booking booking) {
        return switch (booking) {
            case Booking.Confirmed _ -> "confirmed";
            case Booking.InUse _ -> "in-use";
            case Booking.Away _ -> "away";
            case Booking.ShortOfPeople _ -> "short-of-people";
            case Booking.Finished _ -> "finished";
            case Booking.Cancelled _ -> "cancelled";
            case Booking.NoShow _ -> Violation.Kind.NO_SHOW.word();
            case Booking.ReleasedAway _ -> Violation.Kind.LEFT_TOO_LONG.word();
            case Booking.ReleasedUnderMinimum _ -> Violation.Kind.TOO_FEW_PEOPLE.word();
            case Booking.ClosedLibrary _ -> "closed-library";
        };
    }

    public static String word(WaitingEntry entry) {
        return switch (entry) {
            case WaitingEntry.Waiting _ -> "waiting";
            case WaitingEntry.Called _ -> "called";
            case WaitingEntry.Claimed _ -> "claimed";
            case WaitingEntry.Passed _ -> "passed";
            case WaitingEntry.Left _ -> "left";
            case WaitingEntry.ExpiredAtClose _ -> "expired-at-close";
        };
    }

    /** What a state may be charged as. */
    static Optional<Violation.Kind> violation(Booking booking) {
        return switch (booking) {
            case Booking.NoShow _ -> Optional.of(Violation.Kind.NO_SHOW);
            case Booking.ReleasedAway _ -> Optional.of(Violation.Kind.LEFT_TOO_LONG);
            case Booking.ReleasedUnderMinimum _ -> Optional.of(Violation.Kind.TOO_FEW_PEOPLE);
            case Booking.Confirmed _,
                    Booking.InUse _,
                    Booking.Away _,
                    Booking.ShortOfPeople _,
                    Booking.Finished _,
                    Booking.Cancelled _,
                    Booking.ClosedLibrary _ -> Optional.empty();
        };
    }
}
