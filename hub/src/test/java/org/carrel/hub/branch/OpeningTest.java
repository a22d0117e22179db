package org.carrel.hub.branch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.carrel.contract.id.SiteId;
import org.junit.jupiter.api.Test;

/** Goal: closed is closed for the reason that counts most. Method: one day of each kind. */
class OpeningTest {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final SiteId MAIN = new SiteId("main");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    @Test
    void aDayHasTheHoursOfItsWeekday() {
        assertEquals(
                new Opening.Open(Instant.parse("2026-11-24T00:00:00Z"), Instant.parse("2026-11-24T13:00:00Z")),
                on(new CalendarDay(TUESDAY, "", List.of())));
        assertEquals(
                new Opening.Open(Instant.parse("2026-11-22T00:00:00Z"), Instant.parse("2026-11-22T09:00:00Z")),
                on(new CalendarDay(LocalDate.of(2026, 11, 22), "", List.of())),
                "Sunday until 17:00");
    }

    @Test
    void aHolidayIsClosedUnlessTheBranchSaysOtherwise() {
        assertEquals(new Opening.Closed("國慶日"), on(new CalendarDay(TUESDAY, "國慶日", List.of())));
        SpecialDay festival = new SpecialDay(MAIN, TUESDAY, List.of(Hours.parse("10:00-16:00")), "開館慶");
        assertEquals(
                new Opening.Open(Instant.parse("2026-11-24T02:00:00Z"), Instant.parse("2026-11-24T08:00:00Z")),
                on(new CalendarDay(TUESDAY, "國慶日", List.of(festival))));
        assertInstanceOf(
                Opening.Open.class,
                WeeklyHours.parse("tue 08:00-21:00, holidays").on(new CalendarDay(TUESDAY, "國慶日", List.of()), TAIPEI));
    }

    @Test
    void aTyphoonClosesAnyDay() {
        SpecialDay typhoon = new SpecialDay(MAIN, TUESDAY, List.of(), "颱風停班");
        assertEquals(new Opening.Closed("颱風停班"), on(new CalendarDay(TUESDAY, "", List.of(typhoon))));
    }

    @Test
    void aWeekdayWithoutHoursIsClosed() {
        assertEquals(
                new Opening.Closed(""),
                WeeklyHours.parse("mon 08:00-17:00").on(new CalendarDay(TUESDAY, "", List.of()), TAIPEI));
    }

    @Test
    void hoursAreReadAsTheyAreWritten() {
        assertEquals(WeeklyHours.NLPI, WeeklyHours.parse(WeeklyHours.NLPI.toString()));
        WeeklyHours always = WeeklyHours.parse("sat 09:00-12:00, sun 09:00-12:00, holidays");
        assertEquals(always, WeeklyHours.parse(always.toString()));
        for (String wrong : List.of("", "mon", "mon 8-9", "mon 09:00-08:00", "moon 08:00-09:00", "08:00-09:00")) {
            assertThrows(IllegalArgumentException.class, () -> WeeklyHours.parse(wrong), wrong);
        }
    }

    private static Opening on(CalendarDay day) {
        return WeeklyHours.NLPI.on(day, TAIPEI);
    }
}
