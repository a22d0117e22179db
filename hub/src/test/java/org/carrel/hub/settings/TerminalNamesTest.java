package org.carrel.hub.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Goal: a name that no terminal could show is refused at the start, and said so. */
class TerminalNamesTest {
    @Test
    void aNameIsShortAndOfOneLine() {
        List<String> problems = assertInstanceOf(
                        TerminalAccounts.Reading.Bad.class,
                        TerminalAccounts.read(new TreeMap<>(Map.of(
                                "kiosk.branch", "main",
                                "kiosk.trusted", "127.0.0.1",
                                "kiosk.library-name", "x".repeat(256),
                                "kiosk.location", "hall\nfloor"))))
                .problems();
        assertEquals(2, problems.size(), problems.toString());
        assertEquals(
                "kiosk.location is 'hall\nfloor'; it must be a name of at most 255 characters, for people.",
                problems.get(1));
    }
}
