package org.carrel.contract.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Instants as {@code 2026-11-23T08:15:30.250Z}: UTC, always three digits of a second, years 0001 to 9999; days as {@code 2026-11-23}. */
final class Instants {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Instants() {}

    /**
     * What is finer than a millisecond is cut off. A clock out of the range is written as the end of the range: an event with a
     * senseless time is still an event.
     */
    static String write(Instant instant) {
        Instant within = instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
        return FORM.format(LocalDateTime.ofInstant(within, ZoneOffset.UTC));
    }

    static Optional<Instant> read(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, FORM).toInstant(ZoneOffset.UTC))
                    .filter(instant -> !instant.isBefore(EARLIEST));
        } catch (DateTimeParseException notAnInstant) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException for anything but a day of the years 0001 to 9999 */
    static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (text.length() == "0001-01-01".length() && day.getYear() > 0) {
                return day;
            }
        } catch (DateTimeException notADay) {
            throw new IllegalArgumentException("not a day", notADay);
        }
        throw new IllegalArgumentException("not a day of the years 0001 to 9999");
    }
}
