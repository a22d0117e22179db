package org.carrel.hub.seat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.branch.Opening;

/** A day cut into slots from opening on, with the padding between them; a rest that is too short for anybody is nobody's. */
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
                    start = full.plus(rules.minutes(Rule.PADDING_MINUTES));
                }
                yield new SlotGrid(slots);
            }
        };
    }

    Optional<Span> startingAt(Instant start) {
        return slots.stream().filter(slot -> slot.from().equals(start)).findFirst();
    }

    /** The slot of a moment; between two slots the second, which whoever comes then may begin earlier. */
    Optional<Span> around(Instant now) {
        boolean begun = !slots.isEmpty() && !now.isBefore(slots.getFirst().from());
        return slots.stream()
                .filter(slot -> begun && now.isBefore(slot.until()))
                .findFirst();
    }

    Optional<Span> after(Span slot) {
        return slots.stream()
                .filter(next -> !next.from().isBefore(slot.until()))
                .findFirst();
    }
}
