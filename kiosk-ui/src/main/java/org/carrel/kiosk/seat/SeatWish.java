package org.carrel.kiosk.seat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.SeatLine;
import org.carrel.contract.message.kiosk.Slot;
import org.carrel.contract.message.kiosk.ZoneLine;

/** A seat that somebody wants, perhaps before it is known who they are. */
public sealed interface SeatWish {
    ZoneLine zone();

    KioskAsk<?> ask(GrantId grant);

    /** Where it was wished. */
    SeatPlace from();

    /**
     * A seat now, or a number when there is none.
     *
     * @param seat a certain one; none or one
     * @param needs what it must have
     */
    record Now(ZoneLine zone, List<SeatLine> seat, SortedSet<SeatLine.Feature> needs) implements SeatWish {
        public Now {
            seat = List.copyOf(seat);
            needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
        }

        @Override
        public KioskAsk<?> ask(GrantId grant) {
            return new KioskAsk.TakeSeat(
                    grant, zone.zone(), seat.stream().map(SeatLine::seat).toList(), List.copyOf(needs));
        }

        @Override
        public SeatPlace from() {
            return new SeatPlace.Plan(zone.zone(), 0, needs);
        }
    }

    /** A slot of a later day. */
    record Later(ZoneLine zone, LocalDate day, Slot slot) implements SeatWish {
        @Override
        public KioskAsk<?> ask(GrantId grant) {
            return new KioskAsk.BookSeat(grant, zone.zone(), day, slot.from(), List.of());
        }

        @Override
        public SeatPlace from() {
            return new SeatPlace.Slots(zone, day, 0);
        }
    }
}
