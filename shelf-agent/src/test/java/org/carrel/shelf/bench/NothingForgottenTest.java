package org.carrel.shelf.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.shelf.presence.Attention;
import org.carrel.shelf.presence.BayesianPresence;
import org.carrel.shelf.presence.PresenceChange;
import org.carrel.shelf.presence.PresenceSettings;
import org.carrel.shelf.presence.ShelfLayout;
import org.junit.jupiter.api.Test;

/**
 * Goal: whichever known books are lifted, by whomever and through whatever fault, a minute later each is said to be taken, or its
 * compartment to be one of which nothing can be said. Method: 600 small shelves drawn at random, few tags in each, since few tags
 * are what makes a taken book look like a blind antenna.
 */
class NothingForgottenTest {
    private static final long MILLISECOND = 1_000_000L;
    private static final int SHELVES = 600;
    private static final ShelfLayout LAYOUT = RadioShelf.row(3);

    @Test
    void noLiftedBookIsHeldToBeThereForEver() {
        for (int shelf = 1; shelf <= SHELVES; shelf++) {
            new Scene(shelf).play();
        }
    }

    private static final class Scene {
        private final SplittableRandom random;
        private final RadioShelf shelf;
        private final BayesianPresence presence = new BayesianPresence(LAYOUT, PresenceSettings.DEFAULT);
        private final List<RadioShelf.Book> books = new ArrayList<>();
        private final TreeSet<TagUid> taken = new TreeSet<>();
        private final TreeSet<CompartmentId> blind = new TreeSet<>();
        private final StringBuilder story;

        Scene(int seed) {
            random = new SplittableRandom(seed);
            double miss = List.of(0.0, 0.05, 0.2, 0.3).get(random.nextInt(4));
            shelf = new RadioShelf(LAYOUT, miss / 4, random.split());
            story = new StringBuilder("shelf " + seed + ", missed " + miss);
            int count = 2 + random.nextInt(5);
            for (int number = 1; number <= count; number++) {
                RadioShelf.Book book = shelf.book(new TagUid(0xE004_0150_0000_0000L + number));
                shelf.place(book, random.nextInt(3), miss);
                books.add(book);
            }
        }

        void play() {
            pass(Attention.IDLE, 1_000 + random.nextInt(7_000));
            Attention attention = somebodyComes();
            pass(attention, random.nextInt(4_000));
            long failing = random.nextInt(3) == 0 ? 2_000 + random.nextInt(10_000) : 0;
            shelf.faulty(shelf.nowNanos() + failing * MILLISECOND);
            for (RadioShelf.Book book : books) {
                if (presence.present().containsKey(book.uid) && random.nextInt(3) > 0) {
                    story.append(", ").append(book.uid).append(" from ").append(place(book));
                    shelf.lift(book);
                    taken.add(book.uid);
                    pass(attention, random.nextInt(1_500));
                }
            }
            pass(random.nextBoolean() ? Attention.IDLE : attention, failing + 60_000);
            presence.present()
                    .forEach((uid, at) -> assertTrue(
                            !taken.contains(uid) || blind.contains(at),
                            () -> uid + " in " + at + " is forgotten; failing for " + failing + " ms, " + attention
                                    + ", " + story));
        }

        private Attention somebodyComes() {
            TreeSet<TagUid> awaited = new TreeSet<>();
            TreeSet<CompartmentId> lit = new TreeSet<>();
            for (RadioShelf.Book book : books) {
                if (random.nextInt(3) == 0) {
                    awaited.add(book.uid);
                    lit.add(place(book));
                }
            }
            LAYOUT.places().stream()
                    .filter(place -> random.nextInt(4) == 0)
                    .forEach(place -> lit.add(place.compartment()));
            return new Attention(awaited, lit, new TreeSet<>());
        }

        private void pass(Attention attention, long millis) {
            long until = shelf.nowNanos() + millis * MILLISECOND;
            while (shelf.nowNanos() < until) {
                TagCommand command = presence.next(attention, now());
                presence.observe(shelf.execute(command, nanos -> {}), attention, now())
                        .forEach(this::said);
            }
        }

        private void said(PresenceChange change) {
            switch (change) {
                case PresenceChange.WentBlind went -> blind.add(went.compartment());
                case PresenceChange.SeesAgain sees -> blind.remove(sees.compartment());
                case PresenceChange.Appeared _, PresenceChange.Moved _, PresenceChange.Vanished _ -> {}
            }
        }

        private static CompartmentId place(RadioShelf.Book book) {
            return LAYOUT.places().get(book.place).compartment();
        }

        private Moment now() {
            return new Moment(shelf.nowNanos(), Instant.EPOCH, DeviceTime.Quality.SYNCHRONIZED);
        }
    }
}
