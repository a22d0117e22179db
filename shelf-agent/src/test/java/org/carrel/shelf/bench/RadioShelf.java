package org.carrel.shelf.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.shelf.presence.ShelfLayout;

/**
 * Books on a shelf and what a reader makes of them. An antenna misses each book of its own compartment with that book's
 * probability, and sees each book of the compartments beside it with the probability of a stray, every read anew. Whoever owns
 * the world moves books between reads, and while one runs.
 */
public final class RadioShelf {
    /** One book, as it is. */
    public static final class Book {
        public final TagUid uid;
        /** Index of its compartment, or -1 while it is in a hand or away. */
        public int place = -1;
        /** Probability that its own antenna misses it. */
        public double miss;
        /** When it was put where it is. */
        public long placedNanos;
        /** When it was last lifted, and from where. */
        public long liftedNanos = Long.MIN_VALUE;

        public int liftedFrom = -1;

        Book(TagUid uid) {
            this.uid = uid;
        }
    }

    private static final Bytes BLOCK = Bytes.hex("11010131");
    private static final int DSFID = 0x3E;

    private final SplittableRandom random;
    private final double stray;
    private final List<List<Book>> compartments = new ArrayList<>();
    private final SortedMap<TagUid, Book> books = new TreeMap<>();
    private final long[] blindUntilNanos;
    private long faultyUntilNanos = Long.MIN_VALUE;
    private long nowNanos;
    private int selected = -1;

    public RadioShelf(ShelfLayout layout, double stray, SplittableRandom random) {
        this.stray = stray;
        this.random = random;
        layout.places().forEach(place -> compartments.add(new ArrayList<>()));
        this.blindUntilNanos = new long[compartments.size()];
    }

    /** Compartments C1, C2, ... side by side, antennas 1, 2, ..., no doors. */
    public static ShelfLayout row(int compartments) {
        List<ShelfLayout.Place> places = new ArrayList<>();
        for (int number = 1; number <= compartments; number++) {
            places.add(new ShelfLayout.Place(new CompartmentId("C" + number), new Antenna(number), false));
        }
        return new ShelfLayout(places);
    }

    public long nowNanos() {
        return nowNanos;
    }

    public Book book(TagUid uid) {
        return books.computeIfAbsent(uid, Book::new);
    }

    public void forget(Book book) {
        books.remove(book.uid);
    }

    public List<Book> at(int place) {
        return compartments.get(place);
    }

    public Iterable<Book> books() {
        return books.values();
    }

    public void place(Book book, int place, double miss) {
        lift(book);
        book.place = place;
        book.miss = miss;
        book.placedNanos = nowNanos;
        compartments.get(place).add(book);
    }

    public void lift(Book book) {
        if (book.place >= 0) {
            compartments.get(book.place).remove(book);
            book.liftedFrom = book.place;
            book.liftedNanos = nowNanos;
            book.place = -1;
        }
    }

    /** The antenna hears nothing until then, and the reader does not know. */
    public void blind(int place, long untilNanos) {
        blindUntilNanos[place] = untilNanos;
    }

    public boolean isBlind(int place) {
        return nowNanos < blindUntilNanos[place];
    }

    /** Every command fails with a fault of the reader until then. */
    public void faulty(long untilNanos) {
        faultyUntilNanos = untilNanos;
    }

    public boolean isFaulty() {
        return nowNanos < faultyUntilNanos;
    }

    /**
     * Carries a command out and moves the clock to its end.
     *
     * @param meanwhile lets the world go on up to the time it is given
     */
    public TagResult execute(TagCommand command, LongConsumer meanwhile) {
        int place = command.antenna().number() - 1;
        long start = nowNanos + ReaderPace.TURNAROUND;
        if (place != selected) {
            start += ReaderPace.SWITCHING;
            selected = place;
        }
        if (isFaulty()) {
            pass(start + ReaderPace.READ_REQUEST + ReaderPace.STATUS_ANSWER, meanwhile);
            return new TagResult.Failed(command, TagResult.ErrorKind.READER_FAULT, "F1");
        }
        return switch (command) {
            case TagCommand.Inventory inventory -> inventory(inventory, place, start, meanwhile);
            case TagCommand.ReadBlocks read -> read(read, place, start, meanwhile);
            case TagCommand.ReadSystemInfo _,
                    TagCommand.WriteBlocks _,
                    TagCommand.WriteAfi _,
                    TagCommand.WriteEas _,
                    TagCommand.ResetField _ ->
                throw new IllegalArgumentException("this world only counts and reads: " + command);
        };
    }

    private TagResult inventory(TagCommand.Inventory command, int place, long start, LongConsumer meanwhile) {
        pass(start + ReaderPace.INVENTORY_REQUEST, meanwhile);
        List<Book> heard = new ArrayList<>();
        for (int other = Math.max(0, place - 1); other <= Math.min(compartments.size() - 1, place + 1); other++) {
            for (Book book : compartments.get(other)) {
                if (hears(place, book)) {
                    heard.add(book);
                }
            }
        }
        shuffle(heard);
        List<TagResult.Sighting> sightings = new ArrayList<>(heard.size());
        for (Book book : heard) {
            // One that was lifted before its turn is not heard and costs no time.
            if (Math.abs(book.place - place) <= 1 && book.place >= 0) {
                pass(nowNanos + ReaderPace.INVENTORY_AIR_PER_TAG, meanwhile);
                sightings.add(new TagResult.Sighting(book.uid, DSFID));
            }
        }
        pass(nowNanos + ReaderPace.INVENTORY_AIR_BASE + ReaderPace.inventoryAnswer(sightings.size()), meanwhile);
        return new TagResult.Inventoried(command, sightings, true);
    }

    private TagResult read(TagCommand.ReadBlocks command, int place, long start, LongConsumer meanwhile) {
        pass(start + ReaderPace.READ_REQUEST + ReaderPace.READ_AIR / 2, meanwhile);
        Book book = books.get(command.uid());
        boolean heard = book != null && hears(place, book);
        pass(nowNanos + ReaderPace.READ_AIR / 2, meanwhile);
        pass(nowNanos + (heard ? ReaderPace.READ_ANSWER : ReaderPace.STATUS_ANSWER), meanwhile);
        return heard
                ? new TagResult.BlocksRead(command, BLOCK.length(), BLOCK)
                : new TagResult.Failed(command, TagResult.ErrorKind.NO_TAG, "01");
    }

    private boolean hears(int place, Book book) {
        if (book.place < 0 || Math.abs(book.place - place) > 1 || isBlind(place)) {
            return false;
        }
        if (book.place != place) {
            return random.nextDouble() < stray;
        }
        return random.nextDouble() >= book.miss;
    }

    private void shuffle(List<Book> heard) {
        for (int left = heard.size(); left > 1; left--) {
            Collections.swap(heard, left - 1, random.nextInt(left));
        }
    }

    private void pass(long untilNanos, LongConsumer meanwhile) {
        meanwhile.accept(untilNanos);
        nowNanos = untilNanos;
    }

    /** For the owner of the world, while {@code meanwhile} runs: what it does happens at this time. */
    public void at(long nanos) {
        nowNanos = nanos;
    }
}
