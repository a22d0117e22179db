package org.carrel.hub.registration;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.MinguoChronology;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date of birth as people in Taiwan write theirs: by our era, or by the Republic's, whose year 1 is 1912. */
final class BirthDate {
    private static final int OLDEST_YEARS = 130;

    /** A year of four digits is by our era, one of one to three digits by the Republic's. */
    private static final Pattern PARTS =
            Pattern.compile("(?:民國|西元)?([0-9]{1,4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?");

    /** Without anything between: eight digits, or six or seven by the Republic's years from 10 on, since 01 may be meant for 2001. */
    private static final Pattern DIGITS = Pattern.compile("(?:民國)?([0-9]{4}|[1-9][0-9]{1,2})([0-9]{2})([0-9]{2})");

    private static final int LETTERS_OF_A_YEAR = 4;

    private BirthDate() {}

    /** Empty for what is no day, or none on which anybody who lives was born. */
    static Optional<LocalDate> read(String typed, LocalDate today) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s", "");
        Matcher parts = PARTS.matcher(plain);
        Matcher matched = parts.matches() ? parts : DIGITS.matcher(plain);
        if (!matched.matches()) {
            return Optional.empty();
        }
        String year = matched.group(1);
        try {
            int month = Integer.parseInt(matched.group(2));
            int day = Integer.parseInt(matched.group(3));
            LocalDate date = year.length() == LETTERS_OF_A_YEAR
                    ? LocalDate.of(Integer.parseInt(year), month, day)
                    : LocalDate.from(MinguoChronology.INSTANCE.date(Integer.parseInt(year), month, day));
            return Optional.of(date)
                    .filter(born -> !born.isAfter(today) && born.isAfter(today.minusYears(OLDEST_YEARS)));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
