package org.carrel.hub.retention;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.seat.Booking;

/** What retention reads and forgets. */
public interface RetentionStore {
    /**
     * Loans that ended before {@code then} become rows without a patron, the oldest first; not those of patrons who want them
     * kept, nor of those with a penalty that stands. Notices about loans of before are forgotten, whoever got them.
     *
     * @param zone in which the days of those rows begin and end
     */
    int unlinkLoans(Instant then, int limit, ZoneId zone);

    /** Penalties of patrons, none of whose penalties can reach {@code today} any more, given what the latest return was. */
    int forgetPenalties(PatronId patron);

    /** Patrons with penalties that stand, by id, after one. */
    List<PatronId> penalized(String after, int limit);

    /** Holds that ended before, and notices about them. */
    int forgetHolds(Instant then, int limit);

    /** Settled fees before, and payments. */
    int forgetFees(Instant then, int limit);

    /**
     * Bookings of seats and numbers of waiting lists that ended before, with what the log says of them.
     *
     * @param charged before which those ended that somebody may be charged with
     */
    int forgetSeats(Instant then, Instant charged, int limit);

    /**
     * Applications for a card that were decided before, or came in before and still wait, become rows without a person.
     *
     * @param zone in which the months of those rows begin and end
     */
    int forgetApplications(Instant then, int limit, ZoneId zone);

    /** Whether an existing library system has still to be told of something that the patron did. */
    boolean hasUntold(PatronId patron);

    /** Whether the patron has a seat, a booking of one or a number. */
    boolean hasSeats(PatronId patron);

    /** Bookings of seats that are still linked, of any day, the last one first. */
    List<Booking> seats(PatronId patron, int limit);

    /** Numbers of waiting lists that are still linked, of any day, the last one first. */
    List<WaitingEntry> numbers(PatronId patron, int limit);

    boolean keepsHistory(PatronId patron);

    void keepHistory(PatronId patron, boolean keep, Instant now);

    /** Ended loans that are still linked, the last made first. */
    List<Past> history(PatronId patron, long before, int limit);

    /** Everything of a patron without open obligations, in every table that knows them. */
    void erase(PatronId patron, ZoneId zone);

    /** @param number in the order of lending */
    record Past(long number, Loan loan) {}
}
