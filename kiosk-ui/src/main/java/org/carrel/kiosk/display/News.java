package org.carrel.kiosk.display;

import java.time.Duration;
import java.time.Instant;
import org.carrel.contract.message.CallBoard;
import org.carrel.device.port.Moment;

/** What the display has heard from the hub. */
sealed interface News {
    /**
     * Nothing since it started.
     *
     * @param since monotonic nanoseconds
     */
    record NoneYet(long since) implements News {}

    /** @param heardAt monotonic nanoseconds of the newest word */
    record Heard(CallBoard board, long heardAt) implements News {
        /** The hub's time now: its word, and what has passed here since. The display's own wall clock is not asked. */
        Instant hubTime(Moment now) {
            return board.issued().plusNanos(now.nanos() - heardAt);
        }

        boolean silent(Duration silence, Moment now) {
            return now.nanos() - heardAt >= silence.toNanos();
        }
    }
}
