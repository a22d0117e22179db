package org.carrel.fleet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.SiteId;
import org.carrel.fleet.bench.Figure.Bar;
import org.carrel.hub.HubSettings;
import org.carrel.hub.ServiceWiring;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.adapter.sql.SqlStore;
import org.carrel.hub.adapter.sql.SqliteFile;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.callqueue.Place;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.seat.Seat;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.Seats;
import org.carrel.hub.seat.Seats.Answer;
import org.carrel.hub.seat.ZoneRules;
import org.carrel.hub.store.Services;

/**
 * The second of opening: 2,000 patrons ask for 300 seats at once, each a thread; who gets no seat takes a number. Every answer is
 * durable before it is given. Beside it as many threads that each write one row through the same shared commits.
 */
final class SeatsBench implements Benchmark {
    private static final int PEOPLE = 2_000;
    private static final int SEATS = 300;
    private static final int ROUNDS = 5;
    private static final Actor BENCH = new Actor.Hub("bench");
    private static final SiteId SITE = new SiteId("main");
    private static final Instant OPENING = Instant.parse("2026-11-24T00:00:00Z");

    @Override
    public String name() {
        return "seats";
    }

    @Override
    public String subject() {
        return "2,000 patrons ask for 300 seats in the second of opening, against as many bare one-row writes";
    }

    @Override
    public Table run() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "seats-bench");
        try {
            long[] bare = bare(folder.resolve("bare.db"));
            return seats(folder.resolve("seats.db"), bare);
        } finally {
            delete(folder);
        }
    }

    private static long[] bare(Path file) throws Exception {
        long[] waits = {};
        try (SqliteFile database = SqliteFile.open(file);
                SqlStore<Sql> store = new SqlStore<>(database, sql -> sql, () -> {})) {
            for (int round = 0; round < ROUNDS; round++) {
                waits = together(person -> store.run(sql -> sql.next("bench-" + person)));
            }
        }
        return waits;
    }

    private static Function<Sql, Services> services() {
        AtomicLong ids = new AtomicLong();
        return ServiceWiring.services(
                new HubSettings(
                        LoanTerms.USUAL,
                        HoldTerms.USUAL,
                        new NoticeSettings(new TreeSet<>(), true, LoanTerms.USUAL.zone()),
                        Bytes.hex("00112233445566778899AABBCCDDEEFF")),
                () -> "k" + ids.incrementAndGet());
    }

    private static Table seats(Path file, long[] bare) throws Exception {
        List<long[]> rounds = new ArrayList<>();
        int twice = 0;
        int numbers = 0;
        try (SqliteFile database = SqliteFile.open(file);
                SqlStore<Services> store = new SqlStore<>(database, services(), () -> {})) {
            store.run(SeatsBench::people);
            // Each round a hall of its own; the first ones warm up the machine's code and do not count.
            for (int round = 0; round < ROUNDS; round++) {
                SeatZoneId hall = new SeatZoneId("hall-" + round);
                Instant opening = OPENING.plus(Duration.ofDays(round));
                store.run(services -> furnish(services, hall, opening));
                rounds.add(together(person -> ask(store, hall, person, opening)));
                LocalDate day = LocalDate.ofInstant(opening, ZoneId.of("Asia/Taipei"));
                var after = store.read(services -> services.seats().day(hall, day, opening.plusSeconds(1)))
                        .orElseThrow();
                twice += after.bookings().size()
                        - (int) after.bookings().stream()
                                .map(booking -> booking.claim().seat())
                                .distinct()
                                .count();
                numbers = after.bookings().size() + after.queue().waiting();
            }
        }
        long[] last = rounds.getLast();
        return new Table(
                "seats",
                List.of(
                        Figure.against(
                                "p50 from asking to answer", at(last, 0.50), at(bare, 0.50), "ms", new Bar.None()),
                        Figure.against(
                                "p99 from asking to answer",
                                at(last, 0.99),
                                at(bare, 0.99),
                                "ms",
                                new Bar.AtMost(1_000)),
                        Figure.against("slowest", at(last, 1), at(bare, 1), "ms", new Bar.None()),
                        Figure.of("p99 of the first, cold round", at(rounds.getFirst(), 0.99), "ms", new Bar.None()),
                        Figure.of("seats given twice", twice, "seats", new Bar.AtMost(0)),
                        Figure.of("patrons with a seat or a number", numbers, "patrons", new Bar.AtLeast(PEOPLE))));
    }

    /** One request, as a kiosk makes it: a seat, and when there is none a number. */
    private static void ask(SqlStore<Services> store, SeatZoneId hall, int person, Instant now) {
        Party party = Party.of(patron(person));
        Answer<Seats.Given> answer = store.write(services -> services.seats().seatOrNumber(hall, party, BENCH, now));
        if (answer instanceof Answer.Refused) {
            throw new IllegalStateException("neither seat nor number: " + answer);
        }
    }

    private static PatronId patron(int person) {
        return new PatronId("p" + person);
    }

    private static void people(Services services) {
        services.branches().put(new Branch(SITE, "總館", "Main", WeeklyHours.ALWAYS));
        for (int person = 0; person < PEOPLE; person++) {
            services.patrons()
                    .put(new Patron(
                            patron(person),
                            new PersonName("王小明"),
                            List.of(),
                            "zh-Hant",
                            new Contact.Unreachable(),
                            "adult",
                            SITE,
                            new TreeSet<>(),
                            LocalDate.of(2099, 12, 31)));
        }
    }

    private static void furnish(Services services, SeatZoneId hall, Instant now) {
        services.seats()
                .put(
                        new SeatZone(
                                hall,
                                SITE,
                                "自修室",
                                "Study hall",
                                "一樓",
                                "1F",
                                "A",
                                List.of(WeeklyHours.NLPI),
                                ZoneRules.NLPI),
                        BENCH,
                        now);
        for (int seat = 0; seat < SEATS; seat++) {
            Place place = new Place(new SeatId("s" + seat), 1, 1, new TreeSet<>());
            services.seats().put(hall, new Seat(place, Integer.toString(seat + 1), seat), BENCH, now);
        }
    }

    /** What one of many does. */
    @FunctionalInterface
    private interface Doing {
        void by(int person);
    }

    /** @return how long each waited, in nanoseconds, shortest first */
    private static long[] together(Doing doing) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        long[] waits = new long[PEOPLE];
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                int who = person;
                all.add(threads.submit(() -> {
                    start.await();
                    long before = System.nanoTime();
                    doing.by(who);
                    waits[who] = System.nanoTime() - before;
                    return who;
                }));
            }
            start.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        }
        Arrays.sort(waits);
        return waits;
    }

    private static double at(long[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1e6;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
