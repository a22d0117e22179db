package org.carrel.kiosk.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.carrel.device.runtime.SettingsReader.BadSettings;
import org.junit.jupiter.api.Test;

/** A technician mends a settings file in one go, and the hub may change only what cannot lock the display out. */
class DisplaySettingsTest {
    private static Properties file() {
        Properties file = new Properties();
        file.setProperty("site", "nlpi");
        file.setProperty("device", "display-1");
        file.setProperty("data", "/var/lib/carrel");
        file.setProperty("secrets", "/etc/carrel");
        file.setProperty("broker", "tls://hub.example:8883");
        return file;
    }

    @Test
    void theUsualIsABoardOfAllZonesReadFromFiveMetres() {
        DisplaySettings settings = DisplaySettings.parse(file());
        assertEquals(DisplaySize.USUAL, settings.size());
        assertEquals(DisplayRules.USUAL, settings.rules());
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        Properties file = file();
        file.setProperty("zones", "rooms, No Such");
        file.setProperty("screen.metres", "0");
        file.setProperty("screen.colour", "red");
        BadSettings bad = assertThrows(BadSettings.class, () -> DisplaySettings.parse(file));
        assertEquals(3, bad.problems().size(), () -> bad.problems().toString());
    }

    @Test
    void theHubMayChangeWhatIsShownAndNotWhoItIs() {
        assertEquals(List.of(), DisplaySettings.REMOTE.problems(file(), new TreeMap<>(Map.of("zones", "study"))));
        assertEquals(
                1,
                DisplaySettings.REMOTE
                        .problems(file(), new TreeMap<>(Map.of("broker", "tcp://elsewhere:1")))
                        .size());
    }
}
