package org.carrel.hub.seat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.seat.Seats.Answer;
import org.carrel.hub.seat.ZoneDay.Change;

/**
 * One step of a zone's day: read, let the clock do its part, decide, let the clock do its part again so that what became free is offered
 * in the same transaction, write down, announce.
 */
final class ZoneSteps {
    private final Seats.Parts parts;
    private final Standings standings;
    private final Announcing announcing;

    ZoneSteps(Seats.Parts parts, Standings standings) {
        this.parts = parts;
        this.standings = standings;
        this.announcing = new Announcing(parts);
    }

    Optional<ZoneDay> stored(SeatZoneId id, LocalDate date) {
        return parts.zones().zone(id).map(zone -> parts.zones().day(zone, date, standings.opening(zone, date)));
    }

    <T> Answer<T> step(SeatZoneId id, LocalDate date, Instant now, Function<ZoneDay, Decision<T>> decide) {
        Optional<ZoneDay> stored = stored(id, date).filter(day -> !day.zone().removed());
        if (stored.isEmpty()) {
            return new Answer.Refused<>(List.of(SeatRefusal.ZONE_UNKNOWN));
        }
        ZoneDay.Moved moved = stored.get().at(now);
        keep(moved, now);
        return switch (decide.apply(moved.day())) {
            case Decision.Made<T>(T result, ZoneDay day, List<Change> changes) -> {
                keep(new ZoneDay.Moved(day, changes), now);
                if (!changes.isEmpty()) {
                    keep(day.at(now), now);
                }
                yield new Answer.Done<>(result);
            }
            case Decision.Refused<T>(List<SeatRefusal> reasons) -> new Answer.Refused<>(reasons);
        };
    }

    /** Only what the clock and the calendar have done. */
    void look(SeatZoneId id, LocalDate date, Instant now) {
        stored(id, date).ifPresent(day -> {
            ZoneDay.Moved moved = day.at(now);
            // Saved although nothing has changed: when it is due next may have.
            parts.zones().save(moved.day(), moved.changes());
            moved.changes().forEach(change -> announcing.announce(moved.day(), change, now));
        });
    }

    void keep(ZoneDay.Moved moved, Instant now) {
        if (!moved.changes().isEmpty()) {
            parts.zones().save(moved.day(), moved.changes());
            moved.changes().forEach(change -> announcing.announce(moved.day(), change, now));
        }
    }

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
}
