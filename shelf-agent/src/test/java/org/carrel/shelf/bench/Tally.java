package org.carrel.shelf.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was right and wrong in a stretch of shelf life, and how long it took to know. Stretches can be added up. */
public final class Tally {
    /** The circumstances in which a book was lifted. */
    public enum Kind {
        /** A book of the patron in session. */
        AWAITED,
        /** Another book in the compartment that is lit or open. */
        LIVELY,
        /** Nobody was in session from the lifting until it was known. */
        QUIET,
        /** Somebody was at another compartment for a part of that time. */
        BESIDE
    }

    private static final int COMPLAINTS_MAX = 20;

    /** Seconds from lifting to "taken", by circumstances. */
    public final Map<Kind, Delays> lifted = new EnumMap<>(Kind.class);
    /** Seconds from placing to knowing where. */
    public final Delays placed = new Delays();
    /** Seconds in which every antenna took an inventory once, with nobody at the shelf. */
    public final Delays rounds = new Delays();

    /** While somebody was there: seconds times books at whose compartments nobody was, and how often such a book was asked. */
    public double besideBookSeconds;

    public long besideAsked;

    /** What was wrong, in words, of the first few. */
    public final List<String> complaints = new ArrayList<>();

    public long inventories;
    public long addressed;
    public double simulatedSeconds;
    public int falseTaken;
    public int wrongCompartments;
    /** Places held wrongly for minutes although the antennas work. */
    public int stale;
    /** Said to be taken or moved when it had been put elsewhere a moment before. */
    public int overtaken;

    Tally() {
        for (Kind kind : Kind.values()) {
            lifted.put(kind, new Delays());
        }
    }

    public static Tally sum(List<Tally> tallies) {
        Tally sum = new Tally();
        for (Tally one : tallies) {
            one.lifted.forEach((kind, delays) -> sum.lifted(kind).addAll(delays));
            sum.placed.addAll(one.placed);
            sum.rounds.addAll(one.rounds);
            sum.besideBookSeconds += one.besideBookSeconds;
            sum.besideAsked += one.besideAsked;
            one.complaints.forEach(sum::complain);
            sum.inventories += one.inventories;
            sum.addressed += one.addressed;
            sum.simulatedSeconds += one.simulatedSeconds;
            sum.falseTaken += one.falseTaken;
            sum.wrongCompartments += one.wrongCompartments;
            sum.stale += one.stale;
            sum.overtaken += one.overtaken;
        }
        return sum;
    }

    public Delays lifted(Kind kind) {
        return lifted.computeIfAbsent(kind, any -> new Delays());
    }

    /** Seconds in which every book elsewhere was asked once while somebody was at another compartment, on average. */
    public double roundBeside() {
        return besideBookSeconds / besideAsked;
    }

    void complain(String text) {
        if (complaints.size() < COMPLAINTS_MAX) {
            complaints.add(text);
        }
    }
}
