package org.carrel.hub.seat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.Library;
import org.carrel.hub.adapter.sql.SqlStore;
import org.carrel.hub.adapter.sql.SqliteFile;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.seat.Seats.Answer;
import org.carrel.hub.store.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: however many ask in one second, a seat is given once, a number is given once, and the order is the order in which the hub wrote
 * it down. Method: thousands of threads on the real writer with its shared commits, on a file.
 */
class SeatRaceTest {
    private static final SeatZoneId HALL = new SeatZoneId("hall");
    private static final Instant OPENING = Instant.parse("2026-11-24T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void twoThousandAskForThreeHundredSeatsInTheSecondOfOpening() throws Exception {
        int people = 2_000;
        int seats = 300;
        try (SqlStore<Services> store = new Library().on(SqliteFile.open(folder.resolve("race.db")))) {
            furnish(store, seats, ZoneRules.NLPI, people);
            List<Answer<Seats.Given>> answers = together(people, person -> seatOrNumber(store, person));

            List<String> given = new ArrayList<>();
            List<WaitingEntry> waiting = new ArrayList<>();
            for (Answer<Seats.Given> answer : answers) {
                switch (StudyFloor.done(answer)) {
                    case Seats.Given.Seated(Booking.Live booking) ->
                        given.add(booking.claim().seat().value());
                    case Seats.Given.Numbered(WaitingEntry.Waiting entry) -> waiting.add(entry);
                }
            }
            assertEquals(seats, given.size(), "every seat is given");
            assertEquals(seats, given.stream().distinct().count(), "to one person");
            assertEquals(
                    IntStream.rangeClosed(1, people - seats).boxed().toList(),
                    waiting.stream()
                            .map(entry -> entry.ticket().number())
                            .sorted()
                            .toList(),
                    "numbers without gap or double");
            theOrderIsTheOrderOfTheLog(store, waiting);
        }
    }

    private static Answer<Seats.Given> seatOrNumber(SqlStore<Services> store, int person) {
        Party party = Party.of(new PatronId("p" + person));
        Instant now = OPENING.plusMillis(person % 1_000);
        return store.write(s -> s.seats().seatOrNumber(HALL, party, Library.DESK, now));
    }

    /** Who was written down first has the lower number, and nobody who came before a free seat was gone got a number. */
    private static void theOrderIsTheOrderOfTheLog(SqlStore<Services> store, List<WaitingEntry> waiting) {
        Map<String, Integer> numbers = new TreeMap<>();
        waiting.forEach(
                entry -> numbers.put(entry.ticket().id().value(), entry.ticket().number()));
        int last = 0;
        boolean full = false;
        for (SeatLog.Line line : store.read(s -> s.seats().log(0, Integer.MAX_VALUE))) {
            if (line.what().equals("waiting")) {
                int number = numbers.getOrDefault(line.subject(), 0);
                assertEquals(last + 1, number, "in the order of the log");
                last = number;
                full = true;
            } else {
                assertEquals("in-use", line.what());
                assertTrue(!full, "a seat was given past the waiting list");
            }
        }
        assertEquals(waiting.size(), last);
    }

    @Test
    void clerksWhoPressNextTogetherCallDifferentParties() throws Exception {
        int clerks = 128;
        try (SqlStore<Services> store = new Library().on(SqliteFile.open(folder.resolve("next.db")))) {
            ZoneRules byStaff = ZoneRules.NLPI.with(Rule.CALL_BY_STAFF, 1);
            furnish(store, clerks, byStaff, 3 * clerks);
            List<Booking> sitting = new ArrayList<>();
            for (int person = 0; person < clerks; person++) {
                Party party = Party.of(new PatronId("p" + person));
                sitting.add(StudyFloor.done(
                        store.write(s -> s.seats().walkIn(HALL, party, List.of(), Library.DESK, OPENING))));
            }
            for (int person = clerks; person < 3 * clerks; person++) {
                Party party = Party.of(new PatronId("p" + person));
                StudyFloor.done(store.write(s -> s.seats().join(HALL, party, Library.DESK, OPENING)));
            }
            Instant later = OPENING.plusSeconds(60);
            sitting.forEach(booking -> store.write(s -> s.seats().release(booking.id(), Library.DESK, later)));

            List<WaitingEntry.Called> called = together(
                    clerks,
                    clerk -> StudyFloor.done(
                            store.write(s -> s.seats().callNext(HALL, "desk " + clerk, Library.DESK, later))));
            List<WaitingEntry.Called> inOrder = called.stream()
                    .sorted(Comparator.comparing(entry -> entry.ticket().number()))
                    .toList();
            assertEquals(
                    IntStream.rangeClosed(1, clerks).boxed().toList(),
                    inOrder.stream().map(entry -> entry.ticket().number()).toList(),
                    "the first ones, once each");
            assertEquals(
                    clerks,
                    called.stream().map(entry -> entry.call().seat()).distinct().count());
        }
    }

    private static void furnish(SqlStore<Services> store, int seats, ZoneRules rules, int people) {
        store.run(services -> {
            services.seats()
                    .put(
                            new SeatZone(
                                    HALL,
                                    Library.MAIN,
                                    "自修室",
                                    "Study hall",
                                    "一樓",
                                    "1F",
                                    "A",
                                    List.of(WeeklyHours.NLPI),
                                    rules),
                            Library.DESK,
                            OPENING);
            for (int seat = 0; seat < seats; seat++) {
                services.seats()
                        .put(
                                HALL,
                                new Seat(StudyFloor.chair("s" + seat), Integer.toString(seat + 1), seat),
                                Library.DESK,
                                OPENING);
            }
            for (int person = 0; person < people; person++) {
                services.patrons()
                        .put(Library.patronRecord(new PatronId("p" + person), new TreeSet<>(), CardState.VALID));
            }
        });
    }

    /** What one of many does. */
    @FunctionalInterface
    private interface Doing<T> {
        T by(int person);
    }

    private static <T> List<T> together(int people, Doing<T> doing) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> doings = new ArrayList<>();
            for (int person = 0; person < people; person++) {
                int who = person;
                Callable<T> one = () -> {
                    start.await();
                    return doing.by(who);
                };
                doings.add(threads.submit(one));
            }
            start.countDown();
            List<T> done = new ArrayList<>();
            for (Future<T> one : doings) {
                done.add(one.get());
            }
            return done;
        }
    }
}
