package org.carrel.hub.branch;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When something is open: by weekday, on holidays or not, and where a special day says otherwise, as it says.
 *
 * @param byDay weekdays without hours are closed
 * @param closedOnHolidays whether the government's holidays, and the days given for them, are closed
 */
public record WeeklyHours(SortedMap<DayOfWeek, Hours> byDay, boolean closedOnHolidays) {
    /** The reading rooms of the National Library of Public Information: Tuesday to Saturday until 21:00, Sunday and Monday 17:00. */
    public static final WeeklyHours NLPI = nlpi();

    /** Of a branch whose hours nobody has given. */
    public static final WeeklyHours ALWAYS = always();

    public WeeklyHours {
        byDay = Collections.unmodifiableSortedMap(new TreeMap<>(byDay));
        if (byDay.isEmpty()) {
            throw new IllegalArgumentException("there must be hours on some weekday");
        }
    }

    private static WeeklyHours nlpi() {
        SortedMap<DayOfWeek, Hours> hours = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            boolean short_ = day == DayOfWeek.SUNDAY || day == DayOfWeek.MONDAY;
            hours.put(day, Hours.parse(short_ ? "08:00-17:00" : "08:00-21:00"));
        }
        return new WeeklyHours(hours, true);
    }

    private static WeeklyHours always() {
        SortedMap<DayOfWeek, Hours> hours = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.put(day, Hours.parse("00:00-23:59"));
        }
        return new WeeklyHours(hours, false);
    }

    /** Reads what {@link #toString} writes, such as {@code mon 08:00-17:00, tue 08:00-21:00}, with {@code holidays} when open on them. */
    public static WeeklyHours parse(String text) {
        SortedMap<DayOfWeek, Hours> hours = new TreeMap<>();
        boolean closed = true;
        for (String part : text.split(",")) {
            String[] words = part.strip().split("\\s+", 2);
            if (words.length == 1 && words[0].equals("holidays")) {
                closed = false;
            } else if (words.length == 2) {
                hours.put(weekday(words[0]), Hours.parse(words[1]));
            } else {
                throw new IllegalArgumentException("opening hours are written 'mon 08:00-17:00', not '" + part + "'");
            }
        }
        return new WeeklyHours(hours, closed);
    }

    private static DayOfWeek weekday(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (word(day).equals(word.toLowerCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new IllegalArgumentException("weekdays are mon tue wed thu fri sat sun, not '" + word + "'");
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /** What the day comes to. A special day counts more than a holiday, a holiday more than the weekday. */
    public Opening on(CalendarDay day, ZoneId zone) {
        for (SpecialDay special : day.special()) {
            return special.hours().isEmpty()
                    ? new Opening.Closed(special.reason())
                    : open(day, special.hours().getFirst(), zone);
        }
        if (closedOnHolidays && !day.holiday().isEmpty()) {
            return new Opening.Closed(day.holiday());
        }
        Hours hours = byDay.get(day.date().getDayOfWeek());
        return hours == null ? new Opening.Closed("") : open(day, hours, zone);
    }

    public boolean isOpen(CalendarDay day) {
        return on(day, ZoneOffset.UTC) instanceof Opening.Open;
    }

    private static Opening open(CalendarDay day, Hours hours, ZoneId zone) {
        return new Opening.Open(
                day.date().atTime(hours.from()).atZone(zone).toInstant(),
                day.date().atTime(hours.until()).atZone(zone).toInstant());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        byDay.forEach((day, hours) -> text.append(text.isEmpty() ? "" : ", ")
                .append(word(day))
                .append(' ')
                .append(hours));
        return closedOnHolidays ? text.toString() : text + ", holidays";
    }
}
