package org.carrel.device.link.gpio;

import java.time.Duration;
import java.util.Optional;
import org.carrel.device.port.Moment;

/**
 * Believes a contact only once it has rested: a level counts when nothing else was heard for a while. A contact that never rests
 * keeps its last believed level. Pure: time comes in as monotonic nanoseconds.
 */
public final class Debounce {
    private final long restNanos;
    private boolean believedAny;
    private boolean believed;
    private boolean heard;
    private long deadline = Moment.NEVER;

    /** @param rest how long a level must hold, zero for at once */
    public Debounce(Duration rest) {
        if (rest.isNegative()) {
            throw new IllegalArgumentException("rest must not be negative, was " + rest);
        }
        this.restNanos = rest.toNanos();
    }

    /** Takes what the pin says; the newly believed level when that follows at once. */
    public Optional<Boolean> heard(boolean level, long nanos) {
        if (deadline != Moment.NEVER && level == heard) {
            return wake(nanos);
        }
        heard = level;
        boolean nothingNew = believedAny && level == believed;
        deadline = nothingNew ? Moment.NEVER : nanos + restNanos;
        return wake(nanos);
    }

    /** Called at {@link #nextDeadline()}; the level that has rested long enough, if it is news. */
    public Optional<Boolean> wake(long nanos) {
        if (nanos < deadline) {
            return Optional.empty();
        }
        deadline = Moment.NEVER;
        believedAny = true;
        believed = heard;
        return Optional.of(believed);
    }

    /** Monotonic nanoseconds, or {@link Moment#NEVER}. */
    public long nextDeadline() {
        return deadline;
    }
}
