package org.carrel.hub.callqueue;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;

/** One party's place in a waiting list, by state. */
public sealed interface WaitingEntry {
    Ticket ticket();

    /** Still in the list. */
    sealed interface Live extends WaitingEntry {}

    /** No longer in it; stays so. */
    sealed interface Ended extends WaitingEntry {
        Instant at();
    }

    record Waiting(Ticket ticket) implements Live {}

    /** A place is kept for it until its call is over. */
    record Called(Ticket ticket, Call call) implements Live {}

    /** Came in time. */
    record Claimed(Ticket ticket, Call call, BookingId booking, Instant at) implements Ended {}

    /** Called, and did not come in time. */
    record Passed(Ticket ticket, Call call, Instant at) implements Ended {}

    /** Gave up its number. */
    record Left(Ticket ticket, Instant at) implements Ended {}

    /** Still waiting when the zone closed. */
    record ExpiredAtClose(Ticket ticket, Instant at) implements Ended {}

    /**
     * One call.
     *
     * @param until the first instant at which it is too late, whether or not anything ran
     * @param desk where to come, empty for the place itself
     * @param recalls how often it was called again
     * @param present who of the party has shown a card
     */
    record Call(SeatId seat, Instant at, Instant until, String desk, int recalls, SortedSet<PatronId> present) {
        public Call {
            present = Collections.unmodifiableSortedSet(new TreeSet<>(present));
        }

        public boolean isOver(Instant now) {
            return !now.isBefore(until);
        }

        Call again(String where) {
            return new Call(seat, at, until, where.isEmpty() ? desk : where, recalls + 1, present);
        }

        Call shown(SortedSet<PatronId> cards) {
            SortedSet<PatronId> all = new TreeSet<>(present);
            all.addAll(cards);
            return new Call(seat, at, until, desk, recalls, all);
        }
    }
}
