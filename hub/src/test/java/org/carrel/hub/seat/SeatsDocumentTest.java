package org.carrel.hub.seat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Goal: the table of settings that people read is the one that the program has. Method: each row is made again and looked for. */
class SeatsDocumentTest {
    @Test
    void everySettingIsInTheDocumentWithItsSource() throws Exception {
        List<String> lines = Files.readAllLines(Path.of(System.getProperty("carrel.root"), "docs", "seats.md"));
        for (Rule rule : Rule.ALL) {
            String row = "| `" + rule.key() + "` | " + rule.usual() + " | " + rule.least() + "–" + rule.most() + " | "
                    + rule.meaning() + " | " + rule.source() + " |";
            assertTrue(lines.contains(row), "docs/seats.md lacks: " + row);
        }
        for (String key : ZoneRules.NLPI.written().keySet()) {
            assertTrue(
                    lines.stream().anyMatch(line -> line.startsWith("| `" + key + "` |")),
                    "docs/seats.md lacks " + key);
        }
    }

    @Test
    void settingsAreReadAsTheyAreWritten() {
        ZoneRules rules = ZoneRules.NLPI.with(Rule.STAYS_PER_DAY, 6);
        assertEquals(new ZoneRules.Reading.Good(rules), ZoneRules.read(rules.written()));
        assertEquals(new ZoneRules.Reading.Good(ZoneRules.NLPI), ZoneRules.read(Map.of()));
        assertInstanceOf(ZoneRules.Reading.Bad.class, ZoneRules.read(Map.of("call.hold-minutes", "241")));
        assertInstanceOf(ZoneRules.Reading.Bad.class, ZoneRules.read(Map.of("leave.meals", "noon")));
    }
}
