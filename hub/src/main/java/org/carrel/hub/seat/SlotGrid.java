package org.carrel.hub.seat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.branch.Opening;

/** A day cut into slots from opening on; a rest that is too short for anybody is nobody's. */
record SlotGrid(List<Span> slots) {
    SlotGrid {
        slots = List.copyOf(slots);
    }

    static SlotGrid of(Opening opening, ZoneRules rules) {
        return switch (opening) {
            case Opening.Closed _ -> new SlotGrid(List.of());
            case Opening.Open(Instant from, Instant until) -> {
                List<Span> slots = new ArrayList<>();
                Instant start = from;
                while (!start.plus(rules.minutes(Rule.SHORTEST_MINUTES)).isAfter(until)) {
                    Instant full = start.plus(rules.minutes(Rule.SLOT_MINUTES));
                    Instant end = full.isBefore(until) ? full : until;
                    slots.add(new Span(start, end));
                    start = full;
                }
                yield new SlotGrid(slots);
            }
        };
    }

    Optional<Span> startingAt(Instant start) {
        return slots.stream().filter(slot -> slot.from().equals(start)).findFirst();
    }

    Optional<Span> around(Instant now) {
        return slots.stream().filter(slot -> slot.contains(now)).findFirst();
    }

    Optional<Span> after(Span slot) {
        return slots.stream()
                .filter(next -> !next.from().isBefore(slot.until()))
                .findFirst();
    }
}
