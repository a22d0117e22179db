package org.carrel.hub.fleet;

import java.time.Instant;

/**
 * Whether a device is there. Session numbers grow with each connection of a device, so that news of an old connection's end
 * cannot mark a live device as gone.
 */
public sealed interface Presence {
    /** Since when it is so. */
    Instant since();

    /** The device's newest session known, 0 for none. */
    long session();

    /** Enrolled, and never connected since. */
    record NeverSeen(Instant since) implements Presence {
        @Override
        public long session() {
            return 0;
        }
    }

    record Alive(long session, Instant since) implements Presence {}

    record Lost(long session, Instant since, Sign sign) implements Presence {}

    /** It said goodbye. */
    record Stopped(long session, Instant since) implements Presence {}

    /** How the hub knows that a device is lost. */
    enum Sign {
        /** The broker lost it and published its will. */
        WILL,
        /** It has not been heard for longer than it should be. */
        SILENCE
    }
}
