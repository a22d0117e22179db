package org.carrel.hub.seat;

import java.time.Instant;
import java.util.Locale;
import org.carrel.contract.id.BookingId;

/**
 * Something that a zone may charge a person with.
 *
 * @param at when it happened by the clock, not when somebody noticed
 * @param member whether the person was of the party without having applied
 */
public record Violation(BookingId booking, Kind kind, Instant at, boolean member) {
    /** What was done. */
    public enum Kind {
        /** Booked, and did not come within the grace. */
        NO_SHOW,
        /** Left for a while, and did not come back in time. */
        LEFT_TOO_LONG,
        /** A room was used by too few for too long. */
        TOO_FEW_PEOPLE;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(
                    "what counts is no-show, left-too-long, too-few-people, not '" + word + "'");
        }
    }
}
