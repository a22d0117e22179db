package org.carrel.device.sync;

import java.util.List;
import org.carrel.contract.message.Birth;
import org.carrel.contract.topic.Address;

/**
 * What a device is, as its births tell.
 *
 * @param software the version that is running
 * @param compartments in the order in which they stand; empty for a device without any
 */
public record Description(Address address, Birth.Kind kind, String software, List<Birth.Compartment> compartments) {
    public Description {
        compartments = List.copyOf(compartments);
    }
}
