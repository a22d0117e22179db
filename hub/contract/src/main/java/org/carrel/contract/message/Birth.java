package org.carrel.contract.message;

import java.util.List;
import org.carrel.contract.id.CompartmentId;

/**
 * A device says that it lives, what it is and how it is; retained. Said on each connect and again whenever its health changes.
 *
 * @param session grows by one with each connection and is kept over restarts; a {@link Death} of an older session is stale
 * @param kind what stands there
 * @param software the version that is running, not the one installed
 * @param compartments in the order in which they stand; empty for a device without any
 * @param oldestKept the lowest event sequence that the device can still send
 * @param newest the highest event sequence given so far, 0 when there was none
 */
public record Birth(
        long session,
        Kind kind,
        String software,
        List<Compartment> compartments,
        Health health,
        DeviceTime time,
        long oldestKept,
        long newest)
        implements DeviceToHub {
    /** What kind of furniture the device is. */
    public enum Kind {
        PICKUP_SHELF,
        KIOSK,
        CALL_DISPLAY,
        BOOK_DROP
    }

    /** @param locked whether a locked door closes it; an open shelf has lamps only */
    public record Compartment(CompartmentId id, boolean locked) {}

    public Birth {
        compartments = List.copyOf(compartments);
        if (session < 1) {
            throw new IllegalArgumentException("session starts at 1, was " + session);
        }
    }
}
