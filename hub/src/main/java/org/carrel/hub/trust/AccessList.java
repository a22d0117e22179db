package org.carrel.hub.trust;

import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;

/** Mosquitto's list of who may do what: each device is held in its own room, and hubs hear and speak to all. */
public final class AccessList {
    private AccessList() {}

    /** @param hubs the hubs' names at the broker */
    public static String text(List<String> hubs, List<Address> devices) {
        List<String> lines = new ArrayList<>();
        for (String hub : hubs) {
            lines.add("user " + hub);
            for (Channel channel : Channel.values()) {
                lines.add("topic readwrite " + Address.everyDevice(channel));
            }
        }
        for (Address device : devices) {
            lines.add("");
            lines.add("user " + device.login());
            for (Channel channel : Channel.values()) {
                String right = switch (channel.direction()) {
                    case TO_HUB -> "write ";
                    case TO_DEVICE -> "read ";
                };
                lines.add("topic " + right + device.topic(channel));
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
