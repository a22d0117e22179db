package org.carrel.shelf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.carrel.device.board.RemoteKeys;
import org.junit.jupiter.api.Test;

/** What the hub may set, and that one bad value is named with what is allowed. */
class RemoteKeysTest {
    private final Properties own = new Properties();

    RemoteKeysTest() {
        own.putAll(Map.of(
                "site", "main",
                "device", "shelf-1",
                "data", "/var/lib/carrel",
                "secrets", "/etc/carrel",
                "broker", "tcp://hub:1883",
                "reader.line", "serial:/dev/ttyUSB0",
                "card.1.line", "serial:/dev/ttyUSB1",
                "card.1.kind", "barcode",
                "compartments", "A1"));
        own.putAll(Map.of("compartment.A1.antenna", "1", "compartment.A1.lamp", "17"));
    }

    @Test
    void howTheShelfBehavesMayBeSetFromAfar() {
        TreeMap<String, String> desired = new TreeMap<>(Map.of("visit.quiet", "60", "security.afi", "D7/DA"));
        assertEquals(List.of(), ShelfSettings.REMOTE.problems(own, desired));
        ShelfSettings settings = ShelfSettings.parse(RemoteKeys.merged(own, desired));
        assertEquals(Duration.ofSeconds(60), settings.timings().quiet());
        assertEquals(0xDA, settings.security().released());
    }

    @Test
    void whoItIsAndWhatIsPluggedInWhereMayNot() {
        TreeMap<String, String> desired = new TreeMap<>(Map.of("device", "other", "broker", "tcp://evil:1"));
        assertEquals(
                List.of(
                        "broker cannot be set from the hub; it is in the device's own file.",
                        "device cannot be set from the hub; it is in the device's own file."),
                ShelfSettings.REMOTE.problems(own, desired));
    }

    @Test
    void everyBadValueIsNamedWithWhatIsAllowed() {
        TreeMap<String, String> desired =
                new TreeMap<>(Map.of("visit.warning", "5", "lock.pulse", "60", "door.alarm", "600"));
        assertEquals(
                List.of(
                        "door.alarm must be 1 to 8 times door.reminder.",
                        "visit.warning is '5'; it must be 20 to 120 seconds.",
                        "lock.pulse is '60'; it must be 1 to 10 seconds."),
                ShelfSettings.REMOTE.problems(own, desired));
    }
}
