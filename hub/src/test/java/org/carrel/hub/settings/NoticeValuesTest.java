package org.carrel.hub.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carrel.hub.notice.LoanReminders;
import org.carrel.hub.notice.NoticeSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: what somebody sets about notices is taken as meant, and everything wrong is told at once, each with what it may be. */
class NoticeValuesTest {
    @TempDir
    Path folder;

    @Test
    void theUsualValuesKeepNightsQuiet() {
        NoticeSettings usual = good(Map.of());
        assertEquals(
                "21:00-08:00", usual.pace().quietFrom() + "-" + usual.pace().quietUntil());
        assertEquals(new LoanReminders(3, List.of(1, 7, 14)), usual.reminders());
    }

    @Test
    void everythingWrongIsToldAtOnce() throws IOException {
        Files.writeString(folder.resolve("hold-ready.en.txt"), "Ready: {title}\n\n{book}\n");
        Files.writeString(folder.resolve("hold-redy.en.txt"), "Ready\n\n{book}\n");
        List<String> problems = assertInstanceOf(
                        Settings.Reading.Bad.class,
                        Settings.read(Map.of(
                                "notices.quiet", "21-8",
                                "notices.overdue-days", "7,1",
                                "notices.webhook", "gateway.example",
                                "notices.per-minute", "-1",
                                "notices.templates", folder.toString())))
                .problems();
        assertEquals(6, problems.size(), problems.toString());
        assertEquals(
                "notices.webhook is 'gateway.example'; it must be an address such as"
                        + " https://gateway.example/notices.",
                problems.getFirst());
        assertEquals("notices.quiet is '21-8'; it must be hours such as 21:00-08:00, or none.", problems.get(1));
        assertEquals(
                folder.resolve("hold-ready.en.txt")
                        + ": {title} cannot be put in; here there are {book}, {branch}, {day}.",
                problems.get(4));
    }

    @Test
    void aWebhookNeedsASecret() {
        List<String> problems = assertInstanceOf(
                        Settings.Reading.Bad.class,
                        Settings.read(Map.of("notices.webhook", "https://gateway.example/n")))
                .problems();
        assertEquals(1, problems.size(), problems.toString());
    }

    @Test
    void ownWordsTakeThePlaceOfTheUsualOnes() throws IOException {
        Files.writeString(folder.resolve("loan-overdue.en.txt"), "Hand it in\n\n{books}\n");
        NoticeSettings set = good(Map.of(
                "notices.templates", folder.toString(),
                "notices.quiet", "none",
                "notices.overdue-days", "none",
                "notices.due-days", "0"));
        assertEquals(
                "Hand it in",
                set.templates().byName().get("loan-overdue.en.txt").subject());
        assertEquals(LoanReminders.NONE, set.reminders());
    }

    private static NoticeSettings good(Map<String, String> values) {
        return assertInstanceOf(Settings.Reading.Good.class, Settings.read(values))
                .settings()
                .notices()
                .settings();
    }
}
