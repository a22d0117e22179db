package org.carrel.hub.seat;

import java.util.List;
import java.util.function.Function;
import org.carrel.hub.seat.ZoneDay.Change;

/** What came of a wish: a zone's day that has moved, or the reasons why not. */
sealed interface Decision<T> {
    record Made<T>(T result, ZoneDay day, List<Change> changes) implements Decision<T> {
        public Made {
            changes = List.copyOf(changes);
        }
    }

    record Refused<T>(List<SeatRefusal> reasons) implements Decision<T> {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    static <T> Decision<T> refused(SeatRefusal reason) {
        return new Refused<>(List.of(reason));
    }

    /** Goes on with the result of one that has changed nothing yet. */
    default <U> Decision<U> flatMap(Function<T, Decision<U>> next) {
        return switch (this) {
            case Made<T> made -> next.apply(made.result());
            case Refused<T>(List<SeatRefusal> reasons) -> new Refused<>(reasons);
        };
    }
}
