package org.carrel.hub.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.registration.PrivacyNotice;
import org.carrel.hub.registration.RegistrationTerms;
import org.carrel.hub.registration.RegistrationTerms.Until;
import org.carrel.hub.retention.RetentionTerms;

/** The settings that begin with {@code registration}. */
final class RegistrationValues {
    private static final String CHINESE = "privacy-notice.zh-Hant.txt";
    private static final String ENGLISH = "privacy-notice.en.txt";
    private static final int CATEGORIES_MAX = 10;
    private static final int AGE_MAX = 130;
    private static final String CATEGORY = "[a-z0-9][a-z0-9-]{0,31}";

    private RegistrationValues() {}

    static RegistrationTerms read(SettingsReader reader, RetentionTerms retention) {
        RegistrationTerms usual = RegistrationTerms.USUAL;
        Categories categories = reader.read(
                "registration.categories",
                "categories with the age at which each ends, such as child:12, youth:18, adult; ages from 1 to "
                        + AGE_MAX + " that rise, and none behind the last",
                new Categories(usual.ages(), usual.category()),
                RegistrationValues::categories);
        return new RegistrationTerms(
                notice(reader, retention),
                Period.ofYears(reader.number(
                        "registration.valid-years", 1, 50, usual.validity().getYears())),
                categories.ages(),
                categories.last());
    }

    private record Categories(List<Until> ages, String last) {}

    private static Categories categories(String value) {
        String[] parts = value.split(",", -1);
        List<Until> ages = new ArrayList<>();
        int before = 0;
        for (int index = 0; index < parts.length - 1; index++) {
            String[] pair = parts[index].split(":", -1);
            int age = pair.length == 2 ? Integer.parseInt(pair[1].strip()) : 0;
            if (age <= before || age > AGE_MAX) {
                throw new IllegalArgumentException("no age that rises");
            }
            ages.add(new Until(category(pair[0]), age));
            before = age;
        }
        if (parts.length > CATEGORIES_MAX) {
            throw new IllegalArgumentException("too many");
        }
        return new Categories(ages, category(parts[parts.length - 1]));
    }

    private static String category(String text) {
        if (!text.strip().matches(CATEGORY)) {
            throw new IllegalArgumentException("no category");
        }
        return text.strip();
    }

    /** The library's own wording, whose version the library gives; the usual one must say what the hub does. */
    private static PrivacyNotice notice(SettingsReader reader, RetentionTerms retention) {
        Optional<Path> folder = reader.read(
                "registration.notice",
                "a folder with " + CHINESE + " and " + ENGLISH,
                Optional.empty(),
                value -> Optional.of(folder(value)));
        Optional<String> version = reader.read(
                "registration.notice-version",
                "1 to 32 letters, digits, points and hyphens, such as 2027-1",
                Optional.empty(),
                value -> Optional.of(new PrivacyNotice(value, "-", "-").version()));
        if (folder.isEmpty()) {
            requireUsual(reader, version.isPresent(), retention);
            return PrivacyNotice.USUAL;
        }
        if (version.isEmpty()) {
            reader.problem("registration.notice-version is missing; it names the wording in registration.notice,"
                    + " and another wording needs another version.");
        } else if (version.get().equals(PrivacyNotice.USUAL.version())) {
            reader.problem("registration.notice-version is '" + version.get()
                    + "', the version of the notice that comes with the hub; choose another.");
        }
        Optional<String> chinese = text(reader, folder.get().resolve(CHINESE));
        Optional<String> english = text(reader, folder.get().resolve(ENGLISH));
        return version.isPresent() && chinese.isPresent() && english.isPresent()
                ? new PrivacyNotice(version.get(), chinese.get(), english.get())
                : PrivacyNotice.USUAL;
    }

    private static void requireUsual(SettingsReader reader, boolean versioned, RetentionTerms retention) {
        if (versioned) {
            reader.problem(
                    "registration.notice is missing; registration.notice-version is the version of what is in it.");
        }
        if (retention.applicationDays() != PrivacyNotice.USUAL_DAYS) {
            reader.problem(
                    "registration.notice is missing; the notice that comes with the hub says that applications are kept for "
                            + PrivacyNotice.USUAL_DAYS + " days, and retention.application-days is "
                            + retention.applicationDays() + ".");
        }
    }

    private static Path folder(String value) {
        Path folder = Settings.path(value);
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("no folder");
        }
        return folder;
    }

    private static Optional<String> text(SettingsReader reader, Path file) {
        try {
            String text = Files.readString(file).strip();
            if (!text.isEmpty() && text.length() <= PrivacyNotice.TEXT_MAX) {
                return Optional.of(text);
            }
            reader.problem(
                    file + " must have 1 to " + PrivacyNotice.TEXT_MAX + " characters, and has " + text.length() + ".");
        } catch (CharacterCodingException bad) {
            reader.problem(file + " is not in UTF-8.");
        } catch (IOException unreadable) {
            reader.problem(file + " cannot be read.");
        }
        return Optional.empty();
    }
}
