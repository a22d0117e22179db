package org.carrel.contract.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.junit.jupiter.api.Test;

/** Topics are built and taken apart the same way, and nothing outside a device's own room is taken for it. */
class AddressTest {
    private static final Address SHELF = new Address(new SiteId("taichung-main"), new DeviceId("shelf-1"));

    @Test
    void everyChannelHasItsTopicThereAndBack() {
        for (Channel channel : Channel.values()) {
            String topic = SHELF.topic(channel);
            assertEquals("carrel/v1/taichung-main/shelf-1/" + channel.suffix(), topic);
            assertEquals(Optional.of(new Address.Parsed(SHELF, channel)), Address.parse(topic));
            assertEquals("carrel/v1/+/+/" + channel.suffix(), Address.everyDevice(channel));
        }
        assertEquals("carrel/v1/taichung-main/shelf-1/", SHELF.prefix());
        assertEquals("taichung-main.shelf-1", SHELF.login());
    }

    @Test
    void foreignTopicsAreNone() {
        for (String foreign : List.of(
                "",
                "carrel/v1/",
                "carrel/v1/a",
                "carrel/v1/a/b",
                "carrel/v1/a/b/",
                "carrel/v1/a/b/states",
                "carrel/v1/a/b/state/",
                "carrel/v1/a/b/config",
                "carrel/v1/A/b/state",
                "carrel/v1//b/state",
                "carrel/v1/a/b/c/state",
                "carrel/v2/a/b/state",
                "Carrel/v1/a/b/state",
                "/carrel/v1/a/b/state",
                "$SYS/broker/load")) {
            assertEquals(Optional.empty(), Address.parse(foreign), foreign);
        }
    }
}
