package org.carrel.kiosk.seat;

import java.time.Duration;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.device.port.Moment;

/**
 * Somebody looks at seats.
 *
 * @param told what the hub said of this place last
 * @param looking the question how it is now, while it is under way
 * @param lookAt when that is asked again, in monotonic nanoseconds
 * @param silences how often in a row nobody answered it
 */
public record SeatVisit(SeatPlace place, Optional<Told> told, Optional<AskId> looking, long lookAt, int silences) {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofSeconds(16);
    private static final int SILENCES_MAX = 2;

    public record Told(KioskAnswer answer, Moment at) {
        private long freshUntil() {
            return at.in(FRESH);
        }
    }

    /** Nothing is known of the place yet. */
    public static SeatVisit at(SeatPlace place) {
        return new SeatVisit(place, Optional.empty(), Optional.empty(), Moment.NEVER, 0);
    }

    /** Somewhere from where the same is seen. */
    public SeatVisit moved(SeatPlace to) {
        return new SeatVisit(to, told, looking, lookAt, silences);
    }

    public SeatVisit asking(AskId id) {
        return new SeatVisit(place, told, Optional.of(id), Moment.NEVER, silences);
    }

    public SeatVisit told(KioskAnswer answer, Moment now) {
        return new SeatVisit(place, Optional.of(new Told(answer, now)), Optional.empty(), now.in(LOOK_EVERY), 0);
    }

    public SeatVisit silent(Moment now) {
        return new SeatVisit(place, told, Optional.empty(), now.in(LOOK_EVERY), silences + 1);
    }

    /** Whether what was told is older than it should be. */
    public boolean stale(Moment now) {
        return told.map(it -> now.reached(it.freshUntil())).orElse(false);
    }

    /** Whether nothing can be shown, and nothing is to be expected soon. */
    public boolean dark() {
        return told.isEmpty() && silences >= SILENCES_MAX;
    }

    /** When the clock changes something next. */
    public long deadline(Moment now) {
        long staleAt = told.map(Told::freshUntil).orElse(Moment.NEVER);
        return now.reached(staleAt) ? lookAt : Math.min(lookAt, staleAt);
    }
}
