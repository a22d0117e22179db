package org.carrel.fleet.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.carrel.fleet.bench.house.Folders;
import org.carrel.fleet.bench.house.Guest;
import org.carrel.fleet.bench.house.House;
import org.carrel.fleet.bench.house.Volume;
import org.carrel.fleet.premises.Installation;
import org.carrel.sim.Octets;
import org.carrel.sim.link.PtyWire;
import org.carrel.sim.world.Outcome;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.WorldEvent;

/**
 * From the card reader's last byte on the serial line to the lamp's pin rising, hub on line, every program a process of its own. The
 * baseline is asked in turn with the visits, at their pace: a bare question and answer through the same broker software.
 */
final class LampBench implements Benchmark {
    private static final int VISITS = 300;
    private static final int WARM_UP = 30;
    private static final int TAPS_MOST = 20;
    private static final Duration LIT_WITHIN = Duration.ofSeconds(6);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final List<String> PLACES = List.of("A2", "B3");

    @Override
    public String name() {
        return "lamp";
    }

    @Override
    public String subject() {
        return "tap to lamp, hub on line, against a bare question and answer through the same broker; " + VISITS
                + " visits, about 4 minutes";
    }

    @Override
    public Table run() throws Exception {
        return run(OptionalInt.empty());
    }

    @Override
    public Table run(OptionalInt visits) throws Exception {
        Path folder = Folders.of(name());
        House.Plan plan = new House.Plan(
                new Installation(Path.of("").toAbsolutePath()),
                folder.resolve("house"),
                1,
                0,
                PLACES.size(),
                0,
                PLACES.size(),
                Optional.empty(),
                List.of(),
                List.of());
        try (House house = new House(plan);
                PtyWire cards = new PtyWire(folder.resolve("cards"), house.pace(), _ -> {});
                BareQuestions bare = new BareQuestions(folder.resolve("bare"))) {
            House.amend(house.shelves().getFirst(), "card.1.line=serial:" + cards.path());
            house.start();
            return measured(new Visits(house, cards), bare, visits.orElse(VISITS));
        }
    }

    private Table measured(Visits visits, BareQuestions bare, int count) throws IOException, InterruptedException {
        System.out.println("  putting the books on the shelf and waiting until the hub has them ready");
        visits.prepare();
        for (int number = 0; number < WARM_UP; number++) {
            visits.once(number);
            bare.ask();
        }
        long[] lamp = new long[count];
        long[] question = new long[count];
        for (int number = 0; number < count; number++) {
            lamp[number] = visits.once(number);
            question[number] = bare.ask();
            if ((number + 1) % 50 == 0) {
                System.out.printf("  %d of %d visits%n", number + 1, count);
            }
        }
        Spread taps = Spread.millis(lamp);
        Spread questions = Spread.millis(question);
        return new Table(
                name(),
                List.of(
                        Figure.against(
                                "card's last byte to lamp's pin, p50",
                                taps.median(),
                                questions.median(),
                                "ms",
                                new Figure.Bar.RatioAtMost(3)),
                        Figure.against(
                                "card's last byte to lamp's pin, p99",
                                taps.quantile(0.99),
                                questions.quantile(0.99),
                                "ms",
                                new Figure.Bar.AtMost(100)),
                        Figure.against(
                                "worst of " + count, taps.most(), questions.most(), "ms", new Figure.Bar.None())));
    }

    /** Two patrons who come in turn, look at their lit book and leave it. */
    private static final class Visits {
        private final House house;
        private final PtyWire cards;
        private final House.Shelf shelf;
        private final List<Guest> guests;
        private final HttpClient http = HttpClient.newHttpClient();
        private final BlockingQueue<Lit> lit = new LinkedBlockingQueue<>();

        private record Lit(Spot spot, long at) {}

        Visits(House house, PtyWire cards) {
            this.house = house;
            this.cards = cards;
            this.shelf = house.shelves().getFirst();
            this.guests = house.plan().guests();
            house.ask(world -> {
                world.listen(event -> {
                    if (event instanceof WorldEvent.LampSwitched(Spot spot, boolean on) && on) {
                        lit.add(new Lit(spot, System.nanoTime()));
                    }
                });
                return true;
            });
        }

        /** Puts the books there and taps until both patrons are served. */
        void prepare() throws IOException, InterruptedException {
            for (Volume volume : house.plan().volumes()) {
                Outcome placed = house.ask(world -> world.place(volume.thing(), spot(volume.number())));
                if (!(placed instanceof Outcome.Done)) {
                    throw new IllegalStateException("the book could not be put on the shelf: " + placed);
                }
            }
            for (int number = 0; number < guests.size(); number++) {
                Optional<Long> served = Optional.empty();
                for (int tap = 0; tap < TAPS_MOST && served.isEmpty(); tap++) {
                    served = tap(number);
                    done();
                }
                if (served.isEmpty()) {
                    throw new IllegalStateException(
                            "no lamp was lit for a patron whose book is on the shelf; see " + house.folder());
                }
            }
        }

        /** One visit; gives the nanoseconds from the card's last byte to the lamp. */
        long once(int count) throws IOException, InterruptedException {
            int number = count % guests.size();
            long nanos = tap(number)
                    .orElseThrow(() -> new IllegalStateException("visit " + count + ": no lamp within "
                            + LIT_WITHIN.toSeconds() + " s; see " + house.folder()));
            done();
            return nanos;
        }

        private Optional<Long> tap(int number) throws InterruptedException {
            Octets text = line(guests.get(number));
            lit.clear();
            long sent = house.pace()
                    .ask(() -> {
                        long now = System.nanoTime();
                        cards.transmit(text);
                        return now;
                    })
                    .join();
            Lit seen = lit.poll(LIT_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            while (seen != null && !seen.spot().equals(spot(number))) {
                seen = lit.poll(LIT_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            }
            return seen == null ? Optional.empty() : Optional.of(seen.at() - sent);
        }

        /** Looks for a moment, and then touches "done" on the shelf's screen. */
        private void done() throws IOException, InterruptedException {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + shelf.panelPort() + "/touch"))
                            .POST(HttpRequest.BodyPublishers.ofString("DONE"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }

        private Spot spot(int number) {
            return new Spot(shelf.id(), PLACES.get(number));
        }

        /** As the card reader writes it: hex, carriage return, line feed. */
        private static Octets line(Guest guest) {
            return Octets.of((guest.chip().toHex() + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }
}
