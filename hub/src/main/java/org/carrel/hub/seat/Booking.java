package org.carrel.hub.seat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.callqueue.Party;

/** One party's claim to one seat for one span of time, by state. */
public sealed interface Booking {
    Claim claim();

    default BookingId id() {
        return claim().id();
    }

    /** The seat is theirs. */
    sealed interface Live extends Booking {}

    /** They sit there, or did a moment ago. */
    sealed interface Using extends Live {
        Use use();

        Using with(Use other);
    }

    /** Over; stays so, and stays on record. */
    sealed interface Ended extends Booking {
        Instant at();
    }

    /** What was given. The day is the zone's; {@code span} may be shortened at its end and lengthened by extension. */
    record Claim(
            BookingId id,
            SeatZoneId zone,
            SeatId seat,
            Party party,
            LocalDate day,
            Span span,
            Origin origin,
            Instant made) {
        Claim until(Instant end) {
            return new Claim(id, zone, seat, party, day, new Span(span.from(), end), origin, made);
        }

        Claim on(SeatId other) {
            return new Claim(id, zone, other, party, day, span, origin, made);
        }
    }

    /** How it came about. */
    enum Origin {
        AHEAD,
        WALK_IN,
        CALLED
    }

    /**
     * What has happened since they sat down.
     *
     * @param warned for which moment they were told last that their time ends; {@link Instant#EPOCH} when they never were
     */
    record Use(Instant since, int leaves, int extensions, Instant warned) {
        static Use from(Instant since) {
            return new Use(since, 0, 0, Instant.EPOCH);
        }

        Use leaving() {
            return new Use(since, leaves + 1, extensions, warned);
        }

        Use extended() {
            return new Use(since, leaves, extensions + 1, warned);
        }

        Use warned(Instant moment) {
            return new Use(since, leaves, extensions, moment);
        }
    }

    /** Booked ahead; not everybody has come yet. */
    record Confirmed(Claim claim, SortedSet<PatronId> present) implements Live {
        public Confirmed {
            present = Collections.unmodifiableSortedSet(new TreeSet<>(present));
        }
    }

    record InUse(Claim claim, Use use) implements Using {
        @Override
        public InUse with(Use other) {
            return new InUse(claim, other);
        }
    }

    /**
     * Left for a while. The seat is not free.
     *
     * @param backBy the first instant at which it is given up
     * @param seenEmpty whether staff found it empty, rather than that the party said so
     */
    record Away(Claim claim, Use use, Instant left, Instant backBy, boolean seenEmpty) implements Using {
        @Override
        public Away with(Use other) {
            return new Away(claim, other, left, backBy, seenEmpty);
        }
    }

    /** A room with fewer people than it is given to, since then. */
    record ShortOfPeople(Claim claim, Use use, Instant noticed) implements Using {
        @Override
        public ShortOfPeople with(Use other) {
            return new ShortOfPeople(claim, other, noticed);
        }
    }

    /** @param released by themselves, before the end */
    record Finished(Claim claim, Use use, Instant at, boolean released) implements Ended {}

    /** @param reason what they chose, or staff wrote */
    record Cancelled(Claim claim, Instant at, boolean byStaff, String reason) implements Ended {}

    record NoShow(Claim claim, Instant at) implements Ended {}

    record ReleasedAway(Claim claim, Use use, Instant at) implements Ended {}

    record ReleasedUnderMinimum(Claim claim, Use use, Instant at) implements Ended {}

    /** The library is closed then; nobody's fault. */
    record ClosedLibrary(Claim claim, Instant at) implements Ended {}
}
