package org.carrel.hub.adapter.sip2.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A date and time, 18 characters: {@code YYYYMMDDZZZZHHMMSS}. ZZZZ is four blanks for local time, or a letter of ANSI X3.43 at its right
 * end, Z for universal time.
 */
public record SipTime(String text) {
    public static final int WIDTH = 18;

    /** Where no date is meant. */
    public static final SipTime BLANK = new SipTime(" ".repeat(WIDTH));

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyyMMdd    HHmmss", Locale.ROOT);
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    /** The letters of the zones west to east, J left out: Y is twelve hours behind, M twelve ahead. */
    private static final String ZONES = "YXWVUTSRQPONZABCDEFGHIKLM";

    private static final int ZULU = ZONES.indexOf('Z');

    public SipTime {
        if (text.length() != WIDTH) {
            throw new IllegalArgumentException("a date has 18 characters, not " + text.length());
        }
    }

    /** Local time, as most peers expect it. */
    public static SipTime of(Instant instant, ZoneId zone) {
        return new SipTime(FORM.format(instant.atZone(zone)));
    }

    /** Empty unless it is a date and time. */
    public Optional<Instant> instant(ZoneId local) {
        try {
            LocalDateTime time = LocalDateTime.parse(text.substring(0, 8) + text.substring(12), DIGITS);
            String zone = text.substring(8, 12).strip();
            if (zone.isEmpty()) {
                return Optional.of(time.atZone(local).toInstant());
            }
            int hours = zone.length() == 1 ? ZONES.indexOf(zone.charAt(0)) : -1;
            return hours < 0 ? Optional.empty() : Optional.of(time.toInstant(ZoneOffset.ofHours(hours - ZULU)));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Reads a due date's free text (AH), which most systems fill with the 18-character form and some with a date only. */
    public static Optional<Instant> free(String text, ZoneId local) {
        String plain = text.strip();
        if (plain.length() == WIDTH) {
            return new SipTime(plain).instant(local);
        }
        String digits = plain.replaceAll("[-/.: T]", "");
        return digits.matches("\\d{8}")
                ? new SipTime(digits + "    235959").instant(local)
                : digits.matches("\\d{12}")
                        ? new SipTime(digits.substring(0, 8) + "    " + digits.substring(8) + "00").instant(local)
                        : digits.matches("\\d{14}")
                                ? new SipTime(digits.substring(0, 8) + "    " + digits.substring(8)).instant(local)
                                : Optional.empty();
    }
}
