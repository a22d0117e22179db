package org.carrel.kiosk.seat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.contract.message.seat.ZoneLine;

/** Where somebody is among the seats. */
public sealed interface SeatPlace {
    /** @param first index of the first line that is shown */
    record Zones(int first) implements SeatPlace {}

    /**
     * The seats of a zone.
     *
     * @param first index of the first seat that is shown
     * @param needs what the seat must have
     * @param people 1 or more
     */
    record Plan(SeatZoneId zone, int first, SortedSet<SeatLine.Feature> needs, int people) implements SeatPlace {
        public Plan {
            needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
        }

        public static Plan of(SeatZoneId zone) {
            return new Plan(zone, 0, new TreeSet<>(), 1);
        }
    }

    /**
     * How many they are is asked.
     *
     * @param most as many as the greatest place of the zone is for
     */
    record HowMany(SeatZoneId zone, SortedSet<SeatLine.Feature> needs, int most) implements SeatPlace {
        public HowMany {
            needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
        }
    }

    /** @param first the first day that is shown */
    record Days(ZoneLine zone, LocalDate first, int people) implements SeatPlace {}

    /** @param first index of the first line that is shown */
    record Slots(ZoneLine zone, LocalDate day, int first, int people) implements SeatPlace {}

    /** The card is needed first. */
    record Card(SeatWish wish) implements SeatPlace {}

    /**
     * The others of the party show their cards, one after the other. The cards are here and in the question to the hub, and nowhere else.
     *
     * @param cards shown so far, without the patron's
     */
    record Others(SeatWish wish, List<CardNumber> cards) implements SeatPlace {
        public Others {
            cards = List.copyOf(cards);
        }
    }

    /** @param fresh something was done about it just now */
    record Booked(BookingLine line, boolean fresh) implements SeatPlace {}

    /** @param over the number is good for nothing more */
    record Numbered(TicketLine line, boolean over) implements SeatPlace {}

    /**
     * It is asked once more whether this is to be given up.
     *
     * @param of {@link Booked} or {@link Numbered}
     */
    record GivingUp(SeatPlace of) implements SeatPlace {}

    /**
     * The hub is asked to change something.
     *
     * @param times 1 for the first time
     * @param before where it was asked for
     */
    record Doing(AskId ask, KioskAsk<?> what, int times, SeatPlace before) implements SeatPlace {}

    /**
     * It was not done.
     *
     * @param reasons none when no answer came
     */
    record Refused(List<SeatReason> reasons, SeatPlace before) implements SeatPlace {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
