package org.carrel.kiosk.seat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.Slot;
import org.carrel.contract.message.seat.ZoneLine;

/** A seat that somebody wants, perhaps before it is known who they are. */
public sealed interface SeatWish {
    ZoneLine zone();

    /** 1 or more. */
    int people();

    /** @param others the cards of the party but for the patron's */
    KioskAsk<?> ask(GrantId grant, List<CardNumber> others);

    /** Where it was wished. */
    SeatPlace from();

    /**
     * A seat now, or a number when there is none.
     *
     * @param seat a certain one; none or one
     * @param needs what it must have
     */
    record Now(ZoneLine zone, List<SeatLine> seat, SortedSet<SeatLine.Feature> needs, int people) implements SeatWish {
        public Now {
            seat = List.copyOf(seat);
            needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
        }

        @Override
        public KioskAsk<?> ask(GrantId grant, List<CardNumber> others) {
            List<SeatId> seats = seat.stream().map(SeatLine::seat).toList();
            return others.isEmpty()
                    ? new KioskAsk.TakeSeat(grant, zone.zone(), seats, List.copyOf(needs))
                    : new KioskAsk.TakeTogether(grant, zone.zone(), seats, List.copyOf(needs), others);
        }

        @Override
        public SeatPlace from() {
            return new SeatPlace.Plan(zone.zone(), 0, needs, people);
        }
    }

    /** A slot of a later day. */
    record Later(ZoneLine zone, LocalDate day, Slot slot, int people) implements SeatWish {
        @Override
        public KioskAsk<?> ask(GrantId grant, List<CardNumber> others) {
            return others.isEmpty()
                    ? new KioskAsk.BookSeat(grant, zone.zone(), day, slot.from(), List.of())
                    : new KioskAsk.BookTogether(grant, zone.zone(), day, slot.from(), others);
        }

        @Override
        public SeatPlace from() {
            return new SeatPlace.Slots(zone, day, 0, people);
        }
    }
}
