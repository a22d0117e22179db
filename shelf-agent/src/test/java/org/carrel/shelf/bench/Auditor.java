package org.carrel.shelf.bench;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.device.port.TagCommand;
import org.carrel.shelf.bench.Tally.Kind;
import org.carrel.shelf.presence.PresenceChange;

/**
 * Compares what is said with what is. A "taken" is false if the book stood on the shelf when it was said, and had stood there for
 * {@link #OVERTAKEN_NANOS} at least; a compartment is wrong if the book is not there and was not there within that time, or if a
 * book's place is held wrongly for {@link #STALE_NANOS} although its antennas work.
 */
final class Auditor implements ShelfLife.Witness {
    static final long OVERTAKEN_NANOS = 4 * ReaderPace.SECOND;
    static final long STALE_NANOS = 120 * ReaderPace.SECOND;
    private static final long SWEEP_NANOS = 20 * ReaderPace.SECOND;

    private record Open(Kind kind, long nanos, boolean disturbed) {}

    final Tally tally = new Tally();

    private final RadioShelf shelf;
    private final ShelfLife life;
    private final int compartments;
    private final SortedSet<TagUid> held = new TreeSet<>();
    private final SortedMap<TagUid, Open> openLifts = new TreeMap<>();
    private final SortedMap<TagUid, Open> openPlacements = new TreeMap<>();
    private final SortedMap<TagUid, Long> wrongSince = new TreeMap<>();
    private final SortedSet<Integer> seenInRound = new TreeSet<>();
    private long roundBeganNanos = Long.MIN_VALUE;
    private long attendedNanos = Long.MIN_VALUE / 2;
    private long disturbedNanos = Long.MIN_VALUE / 2;
    private long sweptNanos;
    private long doneNanos;

    Auditor(RadioShelf shelf, ShelfLife life, int compartments) {
        this.shelf = shelf;
        this.life = life;
        this.compartments = compartments;
    }

    @Override
    public void lifted(RadioShelf.Book book, int from, boolean awaited, boolean lively) {
        openPlacements.remove(book.uid);
        if (held.contains(book.uid)) {
            Kind kind = awaited ? Kind.AWAITED : lively ? Kind.LIVELY : Kind.QUIET;
            openLifts.put(book.uid, new Open(kind, shelf.nowNanos(), disturbed()));
        }
        // Else it was put back and taken again before it was seen: there is nothing to be known.
    }

    @Override
    public void placed(RadioShelf.Book book) {
        Open lift = openLifts.remove(book.uid);
        if (lift != null && lift.kind != Kind.QUIET && !lift.disturbed && book.place == book.liftedFrom) {
            // Put back before anything was said: it took at least this long.
            tally.lifted(lift.kind).add(secondsSince(lift.nanos));
        }
        openPlacements.put(book.uid, new Open(Kind.QUIET, shelf.nowNanos(), disturbed()));
    }

    /** What was told at the start. */
    void holds(TagUid uid) {
        held.add(uid);
    }

    void heard(List<PresenceChange> said) {
        for (PresenceChange change : said) {
            switch (change) {
                case PresenceChange.Vanished vanished -> {
                    held.remove(vanished.uid());
                    vanished(vanished);
                }
                case PresenceChange.Appeared appeared -> {
                    held.add(appeared.uid());
                    stands(appeared.uid(), appeared.compartment(), appeared);
                }
                case PresenceChange.Moved moves -> stands(moves.uid(), moves.to(), moves);
                case PresenceChange.WentBlind _, PresenceChange.SeesAgain _ -> {}
            }
        }
    }

    /** After every command, whatever it was. */
    void commandDone(TagCommand command) {
        double seconds = (shelf.nowNanos() - doneNanos) / 1e9;
        doneNanos = shelf.nowNanos();
        if (life.attended()) {
            notice(command, seconds);
            attendedNanos = shelf.nowNanos();
        }
        if (disturbed()) {
            disturbedNanos = shelf.nowNanos();
        }
        if (life.attended() || disturbed()) {
            roundBeganNanos = Long.MIN_VALUE;
        }
    }

    /** How often the books are asked at whose compartments nobody is. */
    private void notice(TagCommand command, double seconds) {
        for (int place = 0; place < compartments; place++) {
            if (!life.attention().lively().contains(compartment(place))) {
                tally.besideBookSeconds += shelf.at(place).size() * seconds;
            }
        }
        int asked = command.antenna().number() - 1;
        if (life.attention().lively().contains(compartment(asked))) {
            return;
        }
        switch (command) {
            case TagCommand.Inventory _ -> tally.besideAsked += shelf.at(asked).size();
            case TagCommand.ReadBlocks read -> tally.besideAsked += shelf.book(read.uid()).place == asked ? 1 : 0;
            default -> {}
        }
    }

    void inventoried(int place) {
        if (life.attended() || disturbed()) {
            return;
        }
        if (roundBeganNanos == Long.MIN_VALUE) {
            roundBeganNanos = shelf.nowNanos();
            seenInRound.clear();
            return;
        }
        seenInRound.add(place);
        if (seenInRound.size() == compartments) {
            tally.rounds.add(secondsSince(roundBeganNanos));
            roundBeganNanos = shelf.nowNanos();
            seenInRound.clear();
        }
    }

    /** Looks through the whole belief now and then. */
    void sweep(SortedMap<TagUid, CompartmentId> present) {
        if (shelf.nowNanos() - sweptNanos < SWEEP_NANOS) {
            return;
        }
        sweptNanos = shelf.nowNanos();
        for (RadioShelf.Book book : shelf.books()) {
            CompartmentId at = present.get(book.uid);
            boolean right =
                    book.place < 0 ? at == null : compartment(book.place).equals(at);
            if (right || recentlyDisturbed()) {
                wrongSince.remove(book.uid);
                continue;
            }
            long changed = Math.max(book.placedNanos, book.liftedNanos);
            long since = Math.max(changed, wrongSince.computeIfAbsent(book.uid, uid -> sweptNanos));
            if (sweptNanos - since > STALE_NANOS) {
                tally.stale++;
                complain("stale", book.uid + " is at " + book.place + ", held at " + at + ", missed " + book.miss);
                wrongSince.put(book.uid, Long.MAX_VALUE / 2);
            }
        }
    }

    private void vanished(PresenceChange.Vanished vanished) {
        RadioShelf.Book book = shelf.book(vanished.uid());
        Open lift = openLifts.remove(book.uid);
        if (book.place >= 0) {
            if (shelf.nowNanos() - book.placedNanos < OVERTAKEN_NANOS) {
                tally.overtaken++;
            } else {
                tally.falseTaken++;
                complain("false taken", vanished + ", missed " + book.miss + ", stands at " + book.place);
            }
        } else if (lift != null && !lift.disturbed && !recentlyDisturbed()) {
            boolean beside = lift.kind == Kind.QUIET && attendedNanos >= lift.nanos;
            tally.lifted(beside ? Kind.BESIDE : lift.kind).add(secondsSince(lift.nanos));
        }
    }

    private void stands(TagUid uid, CompartmentId compartment, PresenceChange change) {
        RadioShelf.Book book = shelf.book(uid);
        if (book.place < 0 || !compartment(book.place).equals(compartment)) {
            boolean justLeft = book.liftedFrom >= 0
                    && compartment(book.liftedFrom).equals(compartment)
                    && shelf.nowNanos() - book.liftedNanos < OVERTAKEN_NANOS;
            if (justLeft) {
                tally.overtaken++;
            } else {
                tally.wrongCompartments++;
                complain("wrong compartment", change + ", is at " + book.place + ", missed " + book.miss);
            }
            return;
        }
        Open placement = openPlacements.remove(uid);
        if (placement != null && !placement.disturbed && !recentlyDisturbed()) {
            tally.placed.add(secondsSince(placement.nanos));
        }
    }

    private boolean disturbed() {
        boolean disturbed = shelf.isFaulty();
        for (int place = 0; place < compartments; place++) {
            disturbed |= shelf.isBlind(place);
        }
        return disturbed;
    }

    /** Delays that a mishap had a part in are not those of the model. */
    private boolean recentlyDisturbed() {
        return disturbed() || shelf.nowNanos() - disturbedNanos < 20 * ReaderPace.SECOND;
    }

    private double secondsSince(long nanos) {
        return (shelf.nowNanos() - nanos) / 1e9;
    }

    private static CompartmentId compartment(int place) {
        return new CompartmentId("C" + (place + 1));
    }

    private void complain(String what, String text) {
        tally.complain("%s at %.1f s: %s".formatted(what, shelf.nowNanos() / 1e9, text));
    }
}
