package org.carrel.hub.branch;

import java.time.Instant;

/** What one day comes to for something that opens and closes. */
public sealed interface Opening {
    /** @param until the first instant at which it is closed again */
    record Open(Instant from, Instant until) implements Opening {
        public Open {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("a day must end after it begins, was " + from + " to " + until);
            }
        }

        public boolean isOpen(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    /** @param reason for people: a holiday's name, what staff wrote, or empty for an ordinary closed weekday */
    record Closed(String reason) implements Opening {}
}
