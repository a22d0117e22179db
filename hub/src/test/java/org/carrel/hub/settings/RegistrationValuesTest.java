package org.carrel.hub.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.carrel.hub.registration.PrivacyNotice;
import org.carrel.hub.registration.RegistrationTerms;
import org.carrel.hub.registration.RegistrationTerms.Until;
import org.carrel.hub.retention.RetentionTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: a library's own terms of registration are taken as meant, and everything wrong with them is told at once. */
class RegistrationValuesTest {
    @TempDir
    Path folder;

    private static Settings good(Map<String, String> values) {
        return assertInstanceOf(Settings.Reading.Good.class, Settings.read(values))
                .settings();
    }

    private static List<String> problems(Map<String, String> values) {
        return assertInstanceOf(Settings.Reading.Bad.class, Settings.read(values))
                .problems();
    }

    private void write(String chinese, String english) throws IOException {
        Files.writeString(folder.resolve("privacy-notice.zh-Hant.txt"), chinese);
        Files.writeString(folder.resolve("privacy-notice.en.txt"), english);
    }

    @Test
    void whoSaysNothingGetsTheUsual() {
        assertEquals(RegistrationTerms.USUAL, good(Map.of()).registration());
        assertEquals(RetentionTerms.USUAL, good(Map.of()).retention());
        assertEquals(PrivacyNotice.USUAL_DAYS, RetentionTerms.USUAL.applicationDays(), "the usual notice says so");
    }

    @Test
    void theLibrarysOwnTermsTakeThePlaceOfTheUsualOnes() throws IOException {
        write("本館告知事項\n", "What the library tells you\n");
        Settings set = good(Map.of(
                "registration.notice", folder.toString(),
                "registration.notice-version", "2027-1",
                "registration.valid-years", "3",
                "registration.categories", "baby:6, child:13,adult:65, senior",
                "retention.application-days", "730",
                "retention.seat-days", "90"));
        assertEquals(
                new RegistrationTerms(
                        new PrivacyNotice("2027-1", "本館告知事項", "What the library tells you"),
                        Period.ofYears(3),
                        List.of(new Until("baby", 6), new Until("child", 13), new Until("adult", 65)),
                        "senior"),
                set.registration());
        assertEquals(new RetentionTerms(90, 90, 1_826, 730, 90), set.retention());
    }

    @Test
    void everythingWrongIsToldAtOnce() throws IOException {
        write("  \n", "x".repeat(PrivacyNotice.TEXT_MAX + 1));
        List<String> problems = problems(Map.of(
                "registration.notice", folder.toString(),
                "registration.valid-years", "0",
                "registration.categories", "child:12, youth:12, adult",
                "retention.application-days", "3"));
        assertEquals(6, problems.size(), problems.toString());
        assertEquals(
                "retention.application-days is '3'; it must be a whole number from 7 to 3660.", problems.getFirst());
        assertEquals(
                "registration.categories is 'child:12, youth:12, adult'; it must be categories with the age at which each"
                        + " ends, such as child:12, youth:18, adult; ages from 1 to 130 that rise, and none behind the last.",
                problems.get(1));
        assertEquals(
                folder.resolve("privacy-notice.zh-Hant.txt") + " must have 1 to 4000 characters, and has 0.",
                problems.get(3));
    }

    @Test
    void categoriesAreReadStrictly() {
        for (String bad :
                List.of("child:12", "child, adult", "child:12, , adult", "Child:12, adult", "child:x, adult")) {
            assertEquals(1, problems(Map.of("registration.categories", bad)).size(), bad);
        }
        assertEquals(
                List.of(),
                good(Map.of("registration.categories", "reader")).registration().ages());
    }

    @Test
    void aWordingNeedsAVersionOfItsOwn() throws IOException {
        write("告知", "Notice");
        assertEquals(
                1, problems(Map.of("registration.notice", folder.toString())).size());
        assertEquals(
                1, problems(Map.of("registration.notice-version", "2027-1")).size());
        for (String version : List.of(PrivacyNotice.USUAL.version(), "2027 1")) {
            assertEquals(
                    version.contains(" ") ? 2 : 1,
                    problems(Map.of("registration.notice", folder.toString(), "registration.notice-version", version))
                            .size(),
                    version);
        }
    }

    @Test
    void theUsualWordingIsNotShownWhereItWouldBeUntrue() {
        assertEquals(
                List.of(
                        "registration.notice is missing; the notice that comes with the hub says that applications are kept"
                                + " for 365 days, and retention.application-days is 730."),
                problems(Map.of("retention.application-days", "730")));
    }
}
