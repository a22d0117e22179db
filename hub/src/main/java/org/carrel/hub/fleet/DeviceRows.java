package org.carrel.hub.fleet;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.Birth;
import org.carrel.contract.topic.Address;

/** Where devices are kept; within one transaction. */
public interface DeviceRows {
    /** By site and device. */
    List<Device> all();

    /** By site and device. */
    List<Device> ofKind(Birth.Kind kind);

    Optional<Device> find(Address address);

    boolean has(Address address);

    /** Adds or replaces. */
    void put(Device device);

    void remove(Address address);
}
