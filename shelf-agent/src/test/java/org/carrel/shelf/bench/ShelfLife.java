package org.carrel.shelf.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.shelf.presence.Attention;
import org.carrel.shelf.presence.ShelfLayout;
import org.jspecify.annotations.Nullable;

/**
 * The people at the shelf: patrons with one or two holds who take them, look at other books, put some back or walk off; staff at
 * an open compartment; and now and then somebody who takes, brings or moves a book with nobody in session. And the mishaps: an
 * antenna that hears nothing for a while, a reader that reports faults.
 */
final class ShelfLife {
    private static final long SECOND = ReaderPace.SECOND;

    private record Happening(long nanos, long sequence, Runnable what) {}

    /** Told of everything as it happens. */
    interface Witness {
        void lifted(RadioShelf.Book book, int from, boolean awaited, boolean lively);

        void placed(RadioShelf.Book book);
    }

    private final RadioShelf shelf;
    private final ShelfLayout layout;
    private final int full;
    private final SplittableRandom random;
    private final Witness witness;
    private final PriorityQueue<Happening> agenda = new PriorityQueue<>((a, b) ->
            a.nanos() != b.nanos() ? Long.compare(a.nanos(), b.nanos()) : Long.compare(a.sequence(), b.sequence()));
    private final List<RadioShelf.Book> away = new ArrayList<>();
    private long sequence;
    private long lastUid = 0xE004_0150_0000_0000L;
    private Attention attention = Attention.IDLE;
    private int lit = -1;
    private SortedSet<TagUid> awaited = new TreeSet<>();

    /** @param full books in each compartment to begin with, and at most so many are brought */
    ShelfLife(RadioShelf shelf, ShelfLayout layout, int full, SplittableRandom random, Witness witness) {
        this.shelf = shelf;
        this.layout = layout;
        this.full = full;
        this.random = random;
        this.witness = witness;
    }

    /** Fills the shelf and opens the day. */
    void begin() {
        for (int place = 0; place < layout.places().size(); place++) {
            for (int count = 0; count < full; count++) {
                shelf.place(shelf.book(new TagUid(++lastUid)), place, drawMiss());
            }
        }
        after(seconds(5, 60), this::session);
        after(seconds(5, 60), this::quietLift);
        after(seconds(5, 60), this::quietMove);
        after(seconds(5, 60), this::restock);
        after(seconds(600, 7200), this::antennaGoesBlind);
        after(seconds(600, 7200), this::readerFails);
    }

    Attention attention() {
        return attention;
    }

    /** Whether anybody is known to be at the shelf. */
    boolean attended() {
        return lit >= 0;
    }

    void runUntil(long nanos) {
        while (!agenda.isEmpty() && agenda.peek().nanos() <= nanos) {
            Happening next = agenda.poll();
            shelf.at(next.nanos());
            next.what().run();
        }
    }

    /** 2 % of the tags are missed 60 % of the time, the others 8.4 to 30 %: 20 % on average. */
    private double drawMiss() {
        return random.nextInt(50) == 0 ? 0.60 : random.nextDouble(0.084, 0.30);
    }

    private void session() {
        lit = random.nextInt(layout.places().size());
        if (random.nextInt(5) == 0) {
            staffSession();
        } else {
            patronSession();
        }
        attend();
    }

    private void patronSession() {
        List<RadioShelf.Book> books = new ArrayList<>(shelf.at(lit));
        int holds = Math.min(books.size(), random.nextInt(10) < 7 ? 1 : 2);
        boolean walksOff = random.nextInt(7) == 0;
        long ends = seconds(25, 25);
        long taking = 0;
        for (int hold = 0; hold < holds; hold++) {
            RadioShelf.Book book = books.remove(random.nextInt(books.size()));
            awaited.add(book.uid);
            taking = hold == 0 ? seconds(1.5, 12) : taking + seconds(0.6, 6);
            if (walksOff) {
                continue;
            }
            after(taking, () -> lift(book));
            if (random.nextInt(10) == 0) {
                long back = taking + seconds(2, 5);
                after(back, () -> putBack(book, lit));
                taking = back + seconds(2, 6);
                after(taking, () -> lift(book));
            }
            ends = taking + seconds(3, 5);
        }
        if (!books.isEmpty() && random.nextInt(10) < 6) {
            RadioShelf.Book other = books.get(random.nextInt(books.size()));
            long lifted = seconds(1, 12);
            after(lifted, () -> lift(other));
            int kind = random.nextInt(10);
            if (kind < 8) {
                int target = kind < 5 ? lit : beside(lit);
                after(lifted + seconds(4.5, 8), () -> putBack(other, target));
            }
        }
        after(Math.max(ends, seconds(8, 8)), this::endSession);
    }

    private void staffSession() {
        List<RadioShelf.Book> books = new ArrayList<>(shelf.at(lit));
        int place = lit;
        for (int count = 0; count < 3 && !books.isEmpty(); count++) {
            RadioShelf.Book book = books.remove(random.nextInt(books.size()));
            long lifted = seconds(1, 18);
            after(lifted, () -> lift(book));
            if (random.nextInt(3) == 0) {
                after(lifted + seconds(1, 3), () -> putBack(book, beside(place)));
            }
        }
        for (int count = 0; count < 2; count++) {
            after(seconds(1, 18), () -> bring(place));
        }
        after(seconds(20, 20), this::endSession);
    }

    private void endSession() {
        lit = -1;
        awaited = new TreeSet<>();
        attend();
        after(exponential(60), this::session);
    }

    private void quietLift() {
        RadioShelf.Book book = anyQuietBook();
        if (book != null) {
            lift(book);
        }
        after(exponential(60), this::quietLift);
    }

    private void quietMove() {
        RadioShelf.Book book = anyQuietBook();
        if (book != null) {
            int target = random.nextInt(4) == 0 ? random.nextInt(layout.places().size()) : beside(book.place);
            lift(book);
            after(seconds(1, 3), () -> putBack(book, target));
        }
        after(exponential(120), this::quietMove);
    }

    private void restock() {
        int emptiest = 0;
        for (int place = 1; place < layout.places().size(); place++) {
            if (shelf.at(place).size() < shelf.at(emptiest).size()) {
                emptiest = place;
            }
        }
        if (shelf.at(emptiest).size() < full) {
            bring(emptiest);
        }
        after(exponential(25), this::restock);
    }

    private void antennaGoesBlind() {
        shelf.blind(random.nextInt(layout.places().size()), shelf.nowNanos() + seconds(3, 60));
        after(seconds(600, 7200), this::antennaGoesBlind);
    }

    private void readerFails() {
        shelf.faulty(shelf.nowNanos() + seconds(0.5, 30));
        after(seconds(600, 7200), this::readerFails);
    }

    private void lift(RadioShelf.Book book) {
        if (book.place >= 0) {
            int from = book.place;
            boolean lively = from == lit;
            shelf.lift(book);
            away.add(book);
            disturb(from);
            witness.lifted(book, from, awaited.contains(book.uid), lively);
        }
    }

    private void putBack(RadioShelf.Book book, int place) {
        if (book.place < 0 && away.remove(book)) {
            shelf.place(book, place, drawMiss());
            disturb(place);
            witness.placed(book);
        }
    }

    /** A book that was away comes back, or one never seen arrives; kept away for two minutes at least. */
    private void bring(int place) {
        boolean known = !away.isEmpty()
                && random.nextInt(2) == 0
                && shelf.nowNanos() - away.getFirst().liftedNanos > 120 * SECOND;
        RadioShelf.Book book = known ? away.getFirst() : shelf.book(new TagUid(++lastUid));
        if (!known) {
            away.add(book);
            if (away.size() > 50) {
                shelf.forget(away.removeFirst());
            }
        }
        putBack(book, place);
    }

    /** Handling a compartment shifts a neighbour: it is now shadowed, or no longer. */
    private void disturb(int place) {
        List<RadioShelf.Book> books = shelf.at(place);
        if (!books.isEmpty() && random.nextBoolean()) {
            books.get(random.nextInt(books.size())).miss = drawMiss();
        }
    }

    private RadioShelf.@Nullable Book anyQuietBook() {
        int place = random.nextInt(layout.places().size());
        List<RadioShelf.Book> books = shelf.at(place);
        return place == lit || books.isEmpty() ? null : books.get(random.nextInt(books.size()));
    }

    private int beside(int place) {
        int last = layout.places().size() - 1;
        return place == 0 ? 1 : place == last ? last - 1 : random.nextBoolean() ? place - 1 : place + 1;
    }

    private void attend() {
        SortedSet<CompartmentId> lively = new TreeSet<>();
        if (lit >= 0) {
            lively.add(layout.places().get(lit).compartment());
        }
        attention = new Attention(awaited, lively, new TreeSet<>());
    }

    private void after(long nanos, Runnable what) {
        agenda.add(new Happening(shelf.nowNanos() + nanos, sequence++, what));
    }

    private long seconds(double least, double most) {
        return (long) (least * SECOND) + (most > least ? random.nextLong((long) ((most - least) * SECOND)) : 0);
    }

    private long exponential(double meanSeconds) {
        return (long) (-Math.log(1 - random.nextDouble()) * meanSeconds * SECOND);
    }
}
