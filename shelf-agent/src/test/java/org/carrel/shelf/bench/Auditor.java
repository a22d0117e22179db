package org.carrel.shelf.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.shelf.presence.PresenceChange;

/**
 * Compares what is said with what is. A "taken" is false if the book stood on the shelf when it was said, and had stood there for
 * {@link #OVERTAKEN_NANOS} at least; a compartment is wrong if the book is not there and was not there within that time, or if a
 * book's place is held wrongly for {@link #STALE_NANOS} although its antennas work.
 */
final class Auditor implements ShelfLife.Witness {
    enum Kind {
        AWAITED,
        LIVELY,
        ELSEWHERE
    }

    static final long OVERTAKEN_NANOS = 4 * ReaderPace.SECOND;
    static final long STALE_NANOS = 120 * ReaderPace.SECOND;
    private static final long SWEEP_NANOS = 20 * ReaderPace.SECOND;
    private static final int COMPLAINTS_MAX = 20;

    private static final class Open {
        final Kind kind;
        final long nanos;
        final boolean disturbed;
        int antennasSince;
        int roundsSince;

        Open(Kind kind, long nanos, boolean disturbed) {
            this.kind = kind;
            this.nanos = nanos;
            this.disturbed = disturbed;
        }
    }

    final Map<Kind, Delays> lifted = new EnumMap<>(Kind.class);
    final Map<Kind, Delays> placed = new EnumMap<>(Kind.class);
    final Map<Kind, Integer> falseTaken = new EnumMap<>(Kind.class);
    final Delays rounds = new Delays();
    final Delays moved = new Delays();
    final List<String> complaints = new ArrayList<>();
    int wrongCompartments;
    int stale;
    int overtaken;
    int unnoticed;
    int notHeld;
    int wentBlind;
    int changes;

    private final RadioShelf shelf;
    private final ShelfLife life;
    private final int compartments;
    private final java.util.TreeSet<TagUid> held = new java.util.TreeSet<>();
    private final SortedMap<TagUid, Open> openLifts = new TreeMap<>();
    private final SortedMap<TagUid, Open> openPlacements = new TreeMap<>();
    private final SortedMap<TagUid, Long> wrongSince = new TreeMap<>();
    private long disturbedNanos = Long.MIN_VALUE / 2;
    private long sweptNanos;

    Auditor(RadioShelf shelf, ShelfLife life, int compartments) {
        this.shelf = shelf;
        this.life = life;
        this.compartments = compartments;
        for (Kind kind : Kind.values()) {
            lifted.put(kind, new Delays());
            placed.put(kind, new Delays());
            falseTaken.put(kind, 0);
        }
    }

    @Override
    public void lifted(RadioShelf.Book book, int from, boolean awaited, boolean lively) {
        Kind kind = awaited ? Kind.AWAITED : lively ? Kind.LIVELY : Kind.ELSEWHERE;
        openPlacements.remove(book.uid);
        if (!held.contains(book.uid)) {
            // Put back and taken again before it was seen: there is nothing to be known.
            notHeld++;
            return;
        }
        openLifts.put(book.uid, new Open(kind, shelf.nowNanos(), disturbed()));
    }

    @Override
    public void placed(RadioShelf.Book book) {
        Open lift = openLifts.remove(book.uid);
        if (lift != null && lift.kind != Kind.ELSEWHERE && !lift.disturbed && book.place == book.liftedFrom) {
            // Put back before anything was said: it took at least this long.
            lifted.get(lift.kind).add((shelf.nowNanos() - lift.nanos) / 1e9);
            unnoticed++;
        }
        boolean lively = life.attention().lively().contains(compartment(book.place));
        openPlacements.put(book.uid, new Open(lively ? Kind.LIVELY : Kind.ELSEWHERE, shelf.nowNanos(), disturbed()));
    }

    void heard(List<PresenceChange> said) {
        for (PresenceChange change : said) {
            changes++;
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
                case PresenceChange.WentBlind blind -> wentBlind++;
                case PresenceChange.SeesAgain again -> {}
            }
        }
    }

    /** What was told at the start. */
    void holds(TagUid uid) {
        held.add(uid);
    }

    void inventoried(int place) {
        for (Open lift : openLifts.values()) {
            lift.antennasSince |= 1 << place;
            if (lift.antennasSince == (1 << compartments) - 1) {
                lift.antennasSince = 0;
                lift.roundsSince++;
            }
        }
    }

    /** Looks through the whole belief now and then. */
    void sweep(SortedMap<TagUid, CompartmentId> present) {
        if (disturbed()) {
            disturbedNanos = shelf.nowNanos();
        }
        if (shelf.nowNanos() - sweptNanos < SWEEP_NANOS) {
            return;
        }
        sweptNanos = shelf.nowNanos();
        for (RadioShelf.Book book : shelf.books()) {
            CompartmentId held = present.get(book.uid);
            boolean right =
                    book.place < 0 ? held == null : compartment(book.place).equals(held);
            if (right || recentlyDisturbed()) {
                wrongSince.remove(book.uid);
                continue;
            }
            long changed = Math.max(book.placedNanos, book.liftedNanos);
            long since = Math.max(changed, wrongSince.computeIfAbsent(book.uid, uid -> sweptNanos));
            if (sweptNanos - since > STALE_NANOS) {
                stale++;
                complain("stale", book.uid + " is at " + book.place + ", held at " + held + ", missed " + book.miss);
                wrongSince.put(book.uid, Long.MAX_VALUE / 2);
            }
        }
    }

    int falseTakenTotal() {
        return falseTaken.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void vanished(PresenceChange.Vanished vanished) {
        RadioShelf.Book book = shelf.book(vanished.uid());
        Open lift = openLifts.remove(book.uid);
        if (book.place >= 0) {
            if (shelf.nowNanos() - book.placedNanos < OVERTAKEN_NANOS) {
                overtaken++;
                return;
            }
            Kind kind = life.attention().awaited().contains(book.uid)
                    ? Kind.AWAITED
                    : life.attention().lively().contains(compartment(book.place)) ? Kind.LIVELY : Kind.ELSEWHERE;
            falseTaken.merge(kind, 1, Integer::sum);
            complain("false taken", vanished + " as " + kind + ", missed " + book.miss + " stands at " + book.place);
            return;
        }
        if (lift != null && !lift.disturbed && !recentlyDisturbed()) {
            lifted.get(lift.kind).add((shelf.nowNanos() - lift.nanos) / 1e9);
            if (lift.kind == Kind.ELSEWHERE) {
                rounds.add(lift.roundsSince + Integer.bitCount(lift.antennasSince) / (double) compartments);
            }
        }
    }

    private void stands(TagUid uid, CompartmentId compartment, PresenceChange change) {
        RadioShelf.Book book = shelf.book(uid);
        if (book.place < 0 || !compartment(book.place).equals(compartment)) {
            boolean justLeft = book.liftedFrom >= 0
                    && compartment(book.liftedFrom).equals(compartment)
                    && shelf.nowNanos() - book.liftedNanos < OVERTAKEN_NANOS;
            if (justLeft) {
                overtaken++;
            } else {
                wrongCompartments++;
                complain("wrong compartment", change + ", is at " + book.place + ", missed " + book.miss);
            }
            return;
        }
        Open placement = openPlacements.remove(uid);
        if (placement != null && !placement.disturbed && !recentlyDisturbed()) {
            double seconds = (shelf.nowNanos() - placement.nanos) / 1e9;
            (change instanceof PresenceChange.Moved ? moved : placed.get(placement.kind)).add(seconds);
        }
    }

    private boolean disturbed() {
        boolean blind = shelf.isFaulty();
        for (int place = 0; place < compartments; place++) {
            blind |= shelf.isBlind(place);
        }
        return blind;
    }

    /** Delays that a mishap had a part in are not those of the model. */
    private boolean recentlyDisturbed() {
        return disturbed() || shelf.nowNanos() - disturbedNanos < 20 * ReaderPace.SECOND;
    }

    private CompartmentId compartment(int place) {
        return new CompartmentId("C" + (place + 1));
    }

    private void complain(String what, String text) {
        if (complaints.size() < COMPLAINTS_MAX) {
            complaints.add("%s at %.1f s: %s".formatted(what, shelf.nowNanos() / 1e9, text));
        }
    }
}
