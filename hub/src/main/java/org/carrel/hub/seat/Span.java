package org.carrel.hub.seat;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time; its end is no longer in it. */
public record Span(Instant from, Instant until) {
    public Span {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a span must end after it begins, was " + from + " to " + until);
        }
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    public boolean overlaps(Span other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    /** With the time that has to pass after it. */
    Span padded(Duration padding) {
        return new Span(from, until.plus(padding));
    }

    public Duration length() {
        return Duration.between(from, until);
    }
}
