package org.carrel.kiosk.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.MinguoDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carrel.contract.message.kiosk.Amount;
import org.carrel.device.agent.ScreenLanguage;
import org.jspecify.annotations.Nullable;

/**
 * The words of {@code kiosk_TAG.properties}. Immutable; for any thread. The constructor throws {@link IllegalStateException} when a language
 * is missing, {@link #of} when a key is.
 */
final class Words {
    private final Map<ScreenLanguage, Properties> words = new TreeMap<>();
    private final ZoneId zone;

    /** @param zone of the library, for instants that are shown */
    Words(ZoneId zone) {
        this.zone = zone;
        for (ScreenLanguage language : Languages.SPOKEN) {
            words.put(language, load(language));
        }
    }

    /** A key's words with {@code {name}} replaced by what follows it: name, value, name, value. */
    String of(ScreenLanguage language, String key, Object... values) {
        String text = find(language, key);
        if (text == null) {
            throw new IllegalStateException("no words for " + key + " in " + language.tag());
        }
        for (int index = 0; index + 1 < values.length; index += 2) {
            text = text.replace("{" + values[index] + "}", String.valueOf(values[index + 1]));
        }
        return text;
    }

    /** As {@link #of}; empty when there is no such key. */
    String maybe(ScreenLanguage language, String key, Object... values) {
        return find(language, key) == null ? "" : of(language, key, values);
    }

    /** The words for so many: {@code key.0} or {@code key.1} where there are such. */
    String counted(ScreenLanguage language, String key, int number, Object... values) {
        String exact = key + "." + number;
        return of(language, number <= 1 && find(language, exact) != null ? exact : key, values);
    }

    SortedSet<String> keys(ScreenLanguage language) {
        return new TreeSet<>(properties(language).stringPropertyNames());
    }

    String date(ScreenLanguage language, LocalDate day) {
        return format(language, "format.date", day);
    }

    /** The last day on which this instant has not passed. */
    String lastDay(ScreenLanguage language, Instant until) {
        return date(language, until.minusMillis(1).atZone(zone).toLocalDate());
    }

    String time(ScreenLanguage language, Instant at) {
        return date(language, at.atZone(zone).toLocalDate())
                + " "
                + DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).format(at.atZone(zone));
    }

    String amount(ScreenLanguage language, Amount amount) {
        int digits = Math.max(0, amount.currency().getDefaultFractionDigits());
        long whole = amount.minor();
        long unit = 1;
        for (int digit = 0; digit < digits; digit++) {
            unit *= 10;
        }
        String number = whole % unit == 0
                ? Long.toString(whole / unit)
                : (whole / unit) + "." + String.format(Locale.ROOT, "%0" + digits + "d", whole % unit);
        String currency = amount.currency().getCurrencyCode();
        return currency.equals("TWD") ? of(language, "format.money", "number", number) : currency + " " + number;
    }

    /** The time of day. */
    String clock(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).format(at.atZone(zone));
    }

    LocalDate date(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** With its day of the week. */
    String day(ScreenLanguage language, LocalDate day) {
        return format(language, "format.day", day);
    }

    /** A date of birth, in Chinese by the Republic's years too, as documents have it. */
    String born(ScreenLanguage language, String day) {
        LocalDate date = LocalDate.parse(day);
        return of(
                language,
                "format.born",
                "date",
                date(language, date),
                "number",
                date.getYear(),
                "parts",
                MinguoDate.from(date).get(ChronoField.YEAR));
    }

    /** Sentences one after the other; empty ones are left out. */
    String sentences(ScreenLanguage language, String... each) {
        return Arrays.stream(each)
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(of(language, "format.sentence")));
    }

    private String format(ScreenLanguage language, String key, LocalDate day) {
        return DateTimeFormatter.ofPattern(of(language, key), Locale.forLanguageTag(language.tag()))
                .format(day);
    }

    private @Nullable String find(ScreenLanguage language, String key) {
        return properties(language).getProperty(key);
    }

    private Properties properties(ScreenLanguage language) {
        return Objects.requireNonNull(words.get(language));
    }

    private static Properties load(ScreenLanguage language) {
        String name = "kiosk_" + language.tag() + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
