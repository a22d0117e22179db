package org.carrel.contract.message;

import org.carrel.contract.id.EventId;

/**
 * One thing that happened at a device. Kept there until the hub has committed it; applied by the hub once.
 *
 * @param sequence 1, 2, 3 … per device without gaps, in the order of acceptance
 */
public record DeviceEvent(EventId id, long sequence, DeviceTime time, EventBody body) implements DeviceToHub {
    public DeviceEvent {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence starts at 1, was " + sequence);
        }
    }
}
