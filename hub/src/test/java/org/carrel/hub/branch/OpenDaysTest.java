package org.carrel.hub.branch;

import static org.carrel.hub.Library.A1;
import static org.carrel.hub.Library.DESK;
import static org.carrel.hub.Library.MAIN;
import static org.carrel.hub.Library.SHELF;
import static org.carrel.hub.Library.copy;
import static org.carrel.hub.Library.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.hub.Library;
import org.carrel.hub.lending.Lending.CheckOut;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goal: a loan is due, and a hold lapses, at the end of a day on which the branch is open, whatever closes it. Method: a table of weeks and
 * closures, each told to the real services before a loan of 28 days and a hold of seven open days; then random calendars against a count
 * day by day.
 */
class OpenDaysTest {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final int COUNT_MAX = 30;
    private static final String BUT_MONDAYS =
            "tue 08:00-21:00, wed 08:00-21:00, thu 08:00-21:00, fri 08:00-21:00, sat 08:00-17:00, sun 08:00-17:00";
    private static final String ALL_DAYS = "mon 08:00-21:00, " + BUT_MONDAYS;

    private final Library library = new Library();

    /** Closed days are {@code day} or {@code first/last}, one after the other; the loan and the hold begin at nine in the morning. */
    @ParameterizedTest(name = "{0}: {1}, closed {2}")
    @CsvSource({
        "2026-11-23, every day,              '',                                    2026-12-21, 2026-11-30",
        "2026-11-23, but Mondays,            '',                                    2026-12-22, 2026-12-01",
        "2026-11-23, every day,              2026-12-21,                            2026-12-22, 2026-11-30",
        "2026-11-23, but Mondays,            2026-12-22/2026-12-23,                 2026-12-24, 2026-12-01",
        "2026-11-23, every day,              2026-11-25/2026-11-26,                 2026-12-21, 2026-12-02",
        "2026-11-26, every day,              2026-12-24,                            2026-12-26, 2026-12-03",
        "2026-11-26, holidays too,           2026-12-24,                            2026-12-25, 2026-12-03",
        "2026-12-23, every day,              '',                                    2027-01-20, 2026-12-31",
        "2026-12-23, holidays too,           '',                                    2027-01-20, 2026-12-30",
        "2026-11-23, every day,              2026-11-28/2027-03-31,                 2027-04-01, 2027-04-03",
        "2026-11-23, every day,              2026-12-01/2027-11-30,                 2027-12-01, 2026-11-30",
        "2026-11-23, every day,              2026-11-28/2028-01-31,                 2026-12-21, 2026-11-30"
    })
    void aDayCountsWhenTheBranchIsOpen(
            LocalDate today, String week, String closed, LocalDate due, LocalDate pickUpThrough) {
        library.now = today.atTime(LocalTime.of(9, 0)).atZone(TAIPEI).toInstant();
        open(week);
        for (String stretch : closed.isEmpty() ? new String[0] : closed.split(" ")) {
            String[] ends = stretch.split("/");
            LocalDate.parse(ends[0])
                    .datesUntil(LocalDate.parse(ends[ends.length - 1]).plusDays(1))
                    .forEach(day -> say(day, List.of()));
        }
        assertEquals(endOf(due), lent("river"));
        assertEquals(endOf(pickUpThrough), readyUntil("mountain"));
    }

    @Test
    void aDayWithOpenDoorsCountsAlthoughItsWeekdayIsClosed() {
        open("but Mondays");
        say(LocalDate.of(2026, 12, 21), List.of(Hours.parse("10:00-16:00")));
        say(LocalDate.of(2026, 11, 30), List.of(Hours.parse("10:00-16:00")));
        assertEquals(endOf(LocalDate.of(2026, 12, 21)), lent("river"));
        assertEquals(endOf(LocalDate.of(2026, 11, 30)), readyUntil("mountain"));
    }

    @Test
    void closingADayMovesNothingThatIsDueOnIt() {
        Instant due = lent("river");
        assertEquals(endOf(LocalDate.of(2026, 12, 21)), due);
        say(LocalDate.of(2026, 12, 21), List.of());
        assertEquals(
                due,
                library.ask(services -> services.lending().openLoan(copy(new BibId("river"), 1)))
                        .orElseThrow()
                        .due());
        assertEquals(endOf(LocalDate.of(2026, 12, 22)), lent("mountain"), "what is lent now is due when it is open");
    }

    @Test
    void openDaysAreThoseThatOneCounts() {
        SplittableRandom random = new SplittableRandom(29);
        for (int round = 0; round < 30; round++) {
            WeeklyHours week = week(random);
            LocalDate first = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(600));
            TreeMap<LocalDate, List<Hours>> told = new TreeMap<>();
            library.store.run(
                    services -> services.hours().put(new Branch(MAIN, "總館", "Main Library", week), DESK, library.now));
            for (int day = 0; day < 20; day++) {
                LocalDate special = first.plusDays(random.nextInt(60));
                told.put(special, random.nextInt(3) == 0 ? List.of(Hours.parse("10:00-16:00")) : List.of());
                say(special, told.get(special));
            }
            List<LocalDate> counted = counted(first, week, told);
            for (int count = 1; count <= COUNT_MAX; count++) {
                int open = count;
                assertEquals(
                        counted.get(count - 1),
                        library.<LocalDate>ask(services ->
                                services.openings().timetable().days(MAIN).openDayAfter(first, open)),
                        count + " open days after " + first + " of " + week);
            }
            told.keySet()
                    .forEach(day -> library.<Boolean>act(
                            services -> services.hours().removeSpecialDay(MAIN, day, DESK, library.now)));
        }
    }

    private static WeeklyHours week(SplittableRandom random) {
        String[] all = ALL_DAYS.split(", ");
        int some = 1 + random.nextInt(127);
        List<String> days = new ArrayList<>();
        for (int day = 0; day < all.length; day++) {
            if ((some >> day & 1) == 1) {
                days.add(all[day]);
            }
        }
        return WeeklyHours.parse(String.join(", ", days) + (random.nextBoolean() ? ", holidays" : ""));
    }

    /** By what was told alone. */
    private List<LocalDate> counted(LocalDate first, WeeklyHours week, TreeMap<LocalDate, List<Hours>> told) {
        TreeMap<LocalDate, String> holidays = new TreeMap<>();
        for (int year = first.getYear(); year < first.getYear() + 5; year++) {
            int of = year;
            holidays.putAll(library.ask(services -> services.calendar().holidays(of)));
        }
        return first.plusDays(1)
                .datesUntil(first.plusYears(5))
                .filter(day -> week.on(
                                new CalendarDay(
                                        day,
                                        holidays.getOrDefault(day, ""),
                                        told.containsKey(day)
                                                ? List.of(new SpecialDay(MAIN, day, told.get(day), ""))
                                                : List.of()),
                                TAIPEI)
                        instanceof Opening.Open)
                .limit(COUNT_MAX)
                .toList();
    }

    private void open(String week) {
        String hours = switch (week) {
            case "every day" -> ALL_DAYS;
            case "holidays too" -> ALL_DAYS + ", holidays";
            case "but Mondays" -> BUT_MONDAYS;
            default -> throw new AssertionError("there is no week called " + week);
        };
        library.store.run(services -> services.hours()
                .put(new Branch(MAIN, "總館", "Main Library", WeeklyHours.parse(hours)), DESK, library.now));
    }

    private void say(LocalDate day, List<Hours> hours) {
        library.store.run(services -> services.hours().put(new SpecialDay(MAIN, day, hours, ""), DESK, library.now));
    }

    private Instant lent(String title) {
        ItemId item = copy(library.title(title, 1), 1);
        PatronId reader = library.patron("reader-" + title);
        CheckOut made = library.act(services -> services.lending().checkOut(reader, item, MAIN, DESK, library.now));
        return assertInstanceOf(CheckOut.Lent.class, made).loan().due();
    }

    private Instant readyUntil(String title) {
        ItemId item = copy(library.title(title, 1), 1);
        var hold = library.placeHold(library.patron("reader-" + title), new BibId(title));
        library.report(SHELF, new ShelfEvent.ItemPlaced(A1, item, tag(item)));
        return assertInstanceOf(ReadyOnShelf.class, library.hold(hold)).until();
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(TAIPEI).toInstant();
    }
}
