package org.carrel.contract.message.seat;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.SeatId;

/**
 * A seat as everybody may see it. Nothing about who has it.
 *
 * @param label as it stands on the furniture
 * @param until when that changes at the latest; for a free one how long it can be had; none or one
 * @param people for how many it is
 * @param mark where it is on the plan; none or one
 */
public record SeatLine(
        SeatId seat,
        String label,
        State state,
        List<Instant> until,
        int people,
        List<Feature> features,
        List<ZoneLine.OnPlan> mark) {
    public SeatLine {
        until = List.copyOf(until);
        features = List.copyOf(features);
        mark = List.copyOf(mark);
    }

    /** What it is now. */
    public enum State {
        FREE,
        IN_USE,
        AWAY,
        RESERVED,
        CALLED,
        TOO_SHORT,
        CLOSED
    }

    /** What a seat has and somebody may need. */
    public enum Feature {
        WHEELCHAIR_BAY,
        HEIGHT_ADJUSTABLE,
        NEAR_LIFT,
        LARGE_PRINT,
        HEARING_LOOP,
        LEFT_HANDED,
        POWER,
        MONITOR
    }
}
