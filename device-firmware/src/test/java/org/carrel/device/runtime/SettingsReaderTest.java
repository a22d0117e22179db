package org.carrel.device.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Properties;
import org.carrel.device.runtime.SettingsReader.BadSettings;
import org.junit.jupiter.api.Test;

/** A technician is told everything that is wrong with a settings file at once, and what is allowed. */
class SettingsReaderTest {
    @Test
    void goodValuesAreReadAndMissingOnesKeepTheirDefault() {
        SettingsReader reader = reader("panel.port = 8081 ");
        assertEquals(8081, reader.required("panel.port", "a port", SettingsReader.number(1, 65_535), 0));
        assertEquals(38_400, reader.optional("reader.baud", "a rate", SettingsReader.number(300, 921_600), 38_400));
        reader.finish();
    }

    @Test
    void allProblemsAreReportedTogetherWithWhatIsAllowed() {
        SettingsReader reader = reader("panel.port=ninety", "reader.baud=1", "raeder.link=x");
        reader.required("panel.port", "a port from 1 to 65535", SettingsReader.number(1, 65_535), 0);
        reader.optional("reader.baud", "300 to 921600", SettingsReader.number(300, 921_600), 38_400);
        reader.required("site", "the branch's short name", value -> value, "");
        BadSettings bad = assertThrows(BadSettings.class, reader::finish);
        assertEquals(
                List.of(
                        "panel.port is 'ninety'; it must be a port from 1 to 65535.",
                        "reader.baud is '1'; it must be 300 to 921600.",
                        "site is missing; it is the branch's short name.",
                        "raeder.link is not a setting that is known here; check its spelling."),
                bad.problems());
    }

    private static SettingsReader reader(String... lines) {
        Properties properties = new Properties();
        for (String line : lines) {
            String[] parts = line.split("=", 2);
            properties.setProperty(parts[0].strip(), parts[1]);
        }
        return new SettingsReader(properties);
    }
}
