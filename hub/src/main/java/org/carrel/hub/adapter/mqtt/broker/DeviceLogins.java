package org.carrel.hub.adapter.mqtt.broker;

import org.carrel.contract.topic.Address;

/** Who is a device of this library. Asked at each connection, from any thread; may block for as long as a slow hash takes. */
@FunctionalInterface
public interface DeviceLogins {
    /** Whether the device is enrolled and this is its password. */
    boolean admits(Address device, String password);
}
