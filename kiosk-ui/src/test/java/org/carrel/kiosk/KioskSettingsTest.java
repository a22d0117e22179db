package org.carrel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.carrel.contract.message.kiosk.DeskKey;
import org.carrel.device.board.RemoteKeys;
import org.carrel.device.driver.escpos.EscPosSettings;
import org.carrel.device.port.Antenna;
import org.carrel.device.runtime.SettingsReader.BadSettings;
import org.junit.jupiter.api.Test;

/** What a kiosk's file may say, that everything wrong is told at once, and what the hub may change. */
class KioskSettingsTest {
    private final Properties own = new Properties();

    KioskSettingsTest() {
        own.putAll(Map.of(
                "site", "main",
                "device", "kiosk-1",
                "data", "/var/lib/carrel",
                "secrets", "/etc/carrel",
                "broker", "tls://hub:8883",
                "reader.line", "serial:/dev/ttyUSB0",
                "card.1.line", "tcp:10.0.0.5:4001",
                "card.1.kind", "uid-hex"));
    }

    @Test
    void whatIsLeftOutIsUsual() {
        KioskSettings settings = KioskSettings.parse(own);
        assertEquals(new Antenna(1), settings.pad());
        assertEquals(Duration.ofSeconds(60), settings.timings().quiet());
        assertEquals(Optional.empty(), settings.hubKey());
        assertEquals(Optional.empty(), settings.printer(), "without a line no paper is offered");
        assertEquals("hub", settings.station().broker().host());
    }

    @Test
    void aPrinterIsAsWideAsItsPaperAndAsFastAsItsLine() {
        own.setProperty("printer.line", "serial:/dev/ttyUSB3:115200");
        own.setProperty("printer.paper", "mm-58");
        PrinterSettings printer = KioskSettings.parse(own).printer().orElseThrow();
        assertEquals(EscPosSettings.NARROW.dots(), printer.escPos().dots());
        assertEquals(115_200, printer.escPos().baud());
        own.setProperty("printer.line", "serial:/dev/ttyUSB3");
        assertEquals(
                38_400,
                KioskSettings.parse(own).printer().orElseThrow().escPos().baud());
        own.setProperty("printer.paper", "a4");
        BadSettings bad = assertThrows(BadSettings.class, () -> KioskSettings.parse(own));
        assertEquals(List.of("printer.paper is 'a4'; it must be mm-58 or mm-80."), bad.problems());
    }

    @Test
    void everythingThatIsWrongIsToldTogether() {
        own.setProperty("session.warning", "5");
        own.setProperty("screen.pixels-per-mm", "none");
        own.setProperty("zone", "Atlantis/Capital");
        own.setProperty("broker", "http://hub");
        own.setProperty("colour", "blue");
        BadSettings bad = assertThrows(BadSettings.class, () -> KioskSettings.parse(own));
        assertEquals(
                List.of(
                        "broker is 'http://hub'; it must be tls://host:port or tcp://host:port.",
                        "session.warning is '5'; it must be 20 to 120 seconds.",
                        "screen.pixels-per-mm is 'none'; it must be 1.0 to 20.0.",
                        "zone is 'Atlantis/Capital'; it must be a time zone such as Asia/Taipei.",
                        "colour is not a setting that is known here; check its spelling."),
                bad.problems());
    }

    @Test
    void theHubMaySetHowItBehavesAndItsKeyAndNothingElse() {
        String key = "ab".repeat(32);
        TreeMap<String, String> desired = new TreeMap<>(Map.of("offline.lend", "true", DeskKey.SETTING, key));
        assertEquals(List.of(), KioskSettings.REMOTE.problems(own, desired));
        assertEquals(
                Optional.of(DeskKey.parse(key)),
                KioskSettings.parse(RemoteKeys.merged(own, desired)).hubKey());
        assertEquals(
                List.of("reader.line cannot be set from the hub; it is in the device's own file."),
                KioskSettings.REMOTE.problems(own, new TreeMap<>(Map.of("reader.line", "tcp:evil:1"))));
    }
}
