package org.carrel.hub.seat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.TicketId;
import org.carrel.hub.branch.Opening;
import org.carrel.hub.callqueue.Place;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.callqueue.WaitingEntry.Called;
import org.carrel.hub.callqueue.WaitingEntry.Waiting;
import org.carrel.hub.seat.Booking.Live;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: whatever happens in whatever order, wherever the process dies, no seat is anybody's twice, nobody is overtaken for a seat that
 * would have done, time alone takes what it takes, and what a person is charged with can be computed again. Method: random days on
 * a floor of three zones, every rule looked at after every step; a seed tells the whole story again.
 */
class SeatPropertyTest {
    private static final int STEPS = Integer.getInteger("carrel.steps", 250);

    private static final List<Integer> DAYS_AHEAD = List.of(0, 1, 2);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("carrel.seeds", 6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theRulesHoldAfterEveryStep(long seed) {
        RandomSeatDays days = new RandomSeatDays(seed);
        for (int step = 0; step < STEPS; step++) {
            Map<SeatZoneId, ZoneDay> before = given(days);
            String what = days.step();
            String where = "seed " + seed + ", step " + step + " at " + days.now() + ": " + what;
            Map<SeatZoneId, ZoneDay> after = given(days);
            for (SeatZoneId zone : RandomSeatDays.ZONES) {
                nobodyHasASeatTwice(after.get(zone), where);
                nobodyHasWhatIsOutOfOrder(after.get(zone), days.now(), where);
                aSeatIsEmptyBeforeABooking(after.get(zone), where);
                nobodyIsOvertaken(before.get(zone), after.get(zone), where);
                timeAloneEndsThings(days.floor.today(zone), days.now(), where);
            }
            for (LocalDate day : DAYS_AHEAD.stream().map(today(days)::plusDays).toList()) {
                whatIsKeptIsNotBooked(days, day, where);
            }
            quotasHold(days, where);
            if (step % 10 == 0) {
                penaltiesAreReckonedAgain(days, where);
                nothingIsLostInAFall(days, where);
            }
        }
        nobodyIsCalledTwice(days, "seed " + seed);
    }

    @Test
    @Tag("story")
    void theSameSeedTellsTheSameStory() {
        RandomSeatDays first = new RandomSeatDays(7);
        RandomSeatDays second = new RandomSeatDays(7);
        for (int step = 0; step < STEPS; step++) {
            assertEquals(first.step(), second.step(), "step " + step);
        }
        assertEquals(log(first), log(second));
    }

    @Test
    @Tag("story")
    void theDaysAreFullOfEverything() {
        TreeSet<String> missing = new TreeSet<>(List.of(
                "confirmed",
                "in-use",
                "away",
                "short-of-people",
                "finished",
                "cancelled",
                "no-show",
                "left-too-long",
                "too-few-people",
                "closed-library",
                "waiting",
                "called",
                "call-changed",
                "claimed",
                "passed",
                "left",
                "expired-at-close"));
        for (long seed = 1; seed <= 24 && !missing.isEmpty(); seed++) {
            RandomSeatDays days = new RandomSeatDays(seed);
            for (int step = 0; step < STEPS; step++) {
                days.step();
            }
            log(days).forEach(line -> missing.remove(line.what()));
        }
        assertEquals(new TreeSet<>(), missing, "no day came to it");
    }

    /** What was given, and to whom, as the clock has it. */
    private static Map<SeatZoneId, ZoneDay> given(RandomSeatDays days) {
        Map<SeatZoneId, ZoneDay> zones = new TreeMap<>();
        for (SeatZoneId zone : RandomSeatDays.ZONES) {
            zones.put(
                    zone,
                    days.library().ask(s -> s.seats().today(zone, days.now())).orElseThrow());
        }
        return zones;
    }

    private static void nobodyHasASeatTwice(ZoneDay day, String where) {
        List<Span> spans = new ArrayList<>();
        List<SeatId> seats = new ArrayList<>();
        for (Live booking : day.bookings()) {
            spans.add(booking.claim().span());
            seats.add(booking.claim().seat());
        }
        List<SeatId> called = new ArrayList<>();
        for (WaitingEntry.Live entry : day.queue().entries()) {
            if (entry instanceof Called(var _, WaitingEntry.Call call)) {
                assertFalse(called.contains(call.seat()), where + ": " + call.seat() + " is called to two");
                called.add(call.seat());
                spans.add(new Span(call.at(), call.until()));
                seats.add(call.seat());
            }
        }
        for (int one = 0; one < spans.size(); one++) {
            for (int other = one + 1; other < spans.size(); other++) {
                assertFalse(
                        seats.get(one).equals(seats.get(other))
                                && spans.get(one).overlaps(spans.get(other)),
                        where + ": " + seats.get(one) + " is given twice in " + day.bookings() + " "
                                + day.queue().entries());
            }
        }
    }

    private static LocalDate today(RandomSeatDays days) {
        return LocalDate.ofInstant(days.now(), Violations.TAIPEI);
    }

    /** Whatever ends before somebody's booking begins ends as early as the zone says. */
    private static void aSeatIsEmptyBeforeABooking(ZoneDay day, String where) {
        Duration padding = day.rules().minutes(Rule.PADDING_MINUTES);
        for (Live booked : day.bookings()) {
            for (Live before : day.bookings()) {
                boolean next = before.claim().seat().equals(booked.claim().seat())
                        && before.claim()
                                .span()
                                .from()
                                .isBefore(booked.claim().span().from());
                assertFalse(
                        next
                                && before.claim()
                                        .span()
                                        .until()
                                        .plus(padding)
                                        .isAfter(booked.claim().span().from()),
                        where + ": no pause between " + before + " and " + booked);
            }
        }
    }

    /** Of a day's seats never more are booked than may be, and none of them before its day was open. */
    private static void whatIsKeptIsNotBooked(RandomSeatDays days, LocalDate date, String where) {
        for (SeatZoneId zone : RandomSeatDays.ZONES) {
            ZoneDay day = days.library()
                    .ask(s -> s.seats().day(zone, date, days.now()))
                    .orElseThrow();
            int seats = day.seats().size();
            int most = seats - Math.ceilDiv(seats * day.rules().number(Rule.WALK_IN_PERCENT), 100);
            List<Live> ahead = day.bookings().stream()
                    .filter(booking -> booking.claim().origin() == Booking.Origin.AHEAD)
                    .toList();
            for (Live booking : ahead) {
                long together = ahead.stream()
                        .filter(other -> other.claim()
                                .span()
                                .contains(booking.claim().span().from()))
                        .count();
                assertTrue(together <= most, where + ": " + together + " of " + seats + " seats are booked in " + zone);
                LocalDateTime made = LocalDateTime.ofInstant(booking.claim().made(), Violations.TAIPEI);
                boolean last = made.toLocalDate()
                        .plusDays(day.rules().number(Rule.BOOK_THROUGH_DAYS))
                        .equals(date);
                assertFalse(
                        last && made.toLocalTime().isBefore(day.rules().opensAt()),
                        where + ": " + booking + " was made too early");
            }
        }
    }

    private static void nobodyHasWhatIsOutOfOrder(ZoneDay day, Instant now, String where) {
        for (Live booking : day.bookings()) {
            Instant from = later(booking.claim().span().from(), now);
            assertTrue(
                    day.isUsable(booking.claim().seat(), from),
                    where + ": " + booking + " has a seat that is out of order");
        }
        for (Called called : day.queue().called()) {
            Instant from = later(called.call().at(), now);
            assertTrue(
                    day.isUsable(called.call().seat(), from),
                    where + ": " + called + " to a seat that is out of order");
        }
        day.free(now).forEach(place -> assertTrue(day.isUsable(place.seat(), now), where + ": " + place + " is free"));
    }

    /** The clock may have gone back since. */
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Whoever got a place in this step was the first of those who went without and whom it would have fitted. */
    private static void nobodyIsOvertaken(ZoneDay before, ZoneDay after, String where) {
        for (WaitingEntry.Live entry : after.queue().entries()) {
            boolean newly = entry instanceof Called
                    && before.queue()
                            .entry(entry.ticket().id())
                            .map(Waiting.class::isInstance)
                            .orElse(true);
            if (newly && entry instanceof Called called) {
                Place place = after.seat(called.call().seat()).orElseThrow().place();
                for (Waiting left : waitingBoth(before, after)) {
                    boolean earlier = left.ticket().order() < called.ticket().order();
                    boolean lesserClaim = called.ticket().party().needsAccess()
                            && !left.ticket().party().needsAccess();
                    assertFalse(
                            earlier && place.fits(left.ticket().party()) && !lesserClaim,
                            where + ": " + called + " overtook " + left);
                }
            }
        }
        for (Live booking : after.bookings()) {
            boolean walkedIn = booking.claim().origin() == Booking.Origin.WALK_IN
                    && before.booking(booking.id()).isEmpty()
                    && before.day().equals(after.day());
            if (walkedIn) {
                Place place = after.seat(booking.claim().seat()).orElseThrow().place();
                assertTrue(
                        waitingBoth(before, after).stream()
                                .noneMatch(left -> place.fits(left.ticket().party())),
                        where + ": walked past the waiting list");
            }
        }
    }

    private static List<Waiting> waitingBoth(ZoneDay before, ZoneDay after) {
        List<Waiting> both = new ArrayList<>();
        for (WaitingEntry.Live entry : after.queue().entries()) {
            if (entry instanceof Waiting waiting
                    && before.queue().entry(waiting.ticket().id()).orElse(null) instanceof Waiting) {
                both.add(waiting);
            }
        }
        return both;
    }

    private static void timeAloneEndsThings(ZoneDay day, Instant now, String where) {
        assertTrue(now.isBefore(day.due()), where + ": something should have ended");
        if (day.opening() instanceof Opening.Closed) {
            assertEquals(List.of(), day.free(now), where + ": seats on a closed day");
            assertEquals(List.of(), day.bookings(), where + ": bookings on a closed day");
            assertEquals(List.of(), day.queue().entries(), where + ": waiting on a closed day");
        }
    }

    private static void quotasHold(RandomSeatDays days, String where) {
        LocalDate today = LocalDate.ofInstant(days.now(), Violations.TAIPEI);
        for (PatronId patron : days.patrons) {
            List<Booking> bookings = days.library().ask(s -> s.seats().bookings(patron, days.now()));
            for (SeatZoneId zone : RandomSeatDays.ZONES) {
                ZoneRules rules = days.library()
                        .ask(s -> s.seats().zone(zone))
                        .orElseThrow()
                        .rules();
                Map<LocalDate, Duration> used = new TreeMap<>();
                bookings.stream()
                        .filter(booking -> booking.claim().zone().equals(zone))
                        .forEach(booking -> used.merge(booking.claim().day(), Standing.time(booking), Duration::plus));
                used.forEach((day, time) -> assertTrue(
                        time.compareTo(rules.minutes(Rule.MINUTES_PER_DAY)) <= 0 || !day.equals(today),
                        where + ": " + patron + " has " + time + " in " + zone));
            }
            onePlaceAtATime(bookings, where);
            Duration everywhere = bookings.stream()
                    .filter(booking -> booking.claim().day().equals(today))
                    .map(Standing::time)
                    .reduce(Duration.ZERO, Duration::plus);
            assertTrue(
                    everywhere.compareTo(Duration.ofMinutes(RandomSeatDays.TERMS.minutesPerDay())) <= 0,
                    where + ": " + patron + " has " + everywhere + " in all zones");
        }
    }

    private static void onePlaceAtATime(List<Booking> bookings, String where) {
        List<Booking> live = bookings.stream().filter(Live.class::isInstance).toList();
        for (Booking one : live) {
            for (Booking other : live) {
                assertFalse(
                        !one.id().equals(other.id())
                                && one.claim().span().overlaps(other.claim().span()),
                        where + ": two places at a time, " + one + " and " + other);
            }
        }
    }

    private static void penaltiesAreReckonedAgain(RandomSeatDays days, String where) {
        Map<PatronId, List<String>> byClock = new TreeMap<>();
        for (PatronId patron : days.patrons) {
            byClock.put(patron, told(days, patron));
        }
        days.floor.tidy();
        List<SeatLog.Line> log = log(days);
        for (PatronId patron : days.patrons) {
            assertEquals(byClock.get(patron), told(days, patron), where + ": tidying changed what is charged");
            assertEquals(Violations.of(patron, log), told(days, patron), where + ": the log says otherwise");
        }
    }

    private static List<String> told(RandomSeatDays days, PatronId patron) {
        return Violations.told(days.library().ask(s -> s.seats().violations(patron, days.now())));
    }

    private static void nothingIsLostInAFall(RandomSeatDays days, String where) {
        Map<SeatZoneId, ZoneDay> before = given(days);
        days.library().restart();
        Map<SeatZoneId, ZoneDay> after = given(days);
        for (SeatZoneId zone : RandomSeatDays.ZONES) {
            assertEquals(sorted(before.get(zone)), sorted(after.get(zone)), where + ": after a restart");
            assertEquals(before.get(zone).queue(), after.get(zone).queue(), where + ": the list after a restart");
        }
    }

    private static List<Live> sorted(ZoneDay day) {
        return day.bookings().stream().sorted(Comparator.comparing(Booking::id)).toList();
    }

    /** A number is called once; where a zone gives a second chance, twice at most. However the clock was moved. */
    private static void nobodyIsCalledTwice(RandomSeatDays days, String where) {
        Map<TicketId, Integer> calls = new TreeMap<>();
        for (SeatLog.Line line : log(days)) {
            if (line.what().equals("called")) {
                int most = line.zone().equals(RandomSeatDays.DESK) ? 2 : 1;
                int count = calls.merge(new TicketId(line.subject()), 1, Integer::sum);
                assertTrue(count <= most, where + ": " + line + " for the " + count + ". time");
            }
        }
    }

    private static List<SeatLog.Line> log(RandomSeatDays days) {
        return days.library().ask(s -> s.seats().log(0, Integer.MAX_VALUE));
    }
}
