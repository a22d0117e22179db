package org.carrel.shelf.presence;

import java.util.List;
import java.util.Objects;
import org.carrel.device.port.TagCommand;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the reader is asked next. While nobody is there: inventories in turn, and after each the tags that it put in doubt.
 * While somebody is there: awaited tags at a fixed pace, whatever is in doubt at once, the lively compartments tag by tag in
 * between, and inventories as seldom as their length demands, for nothing can be learned of another tag while one runs.
 */
final class AskingPlan {
    private static final double SECONDS_PER_READ = 0.021;
    /** Natural logarithm of the evidence that an awaited tag's leaving takes. */
    private static final double AWAITED_PROOF = 20;
    /** Quiet compartments are read so long at a stretch, for a change of antenna costs a third of a read. */
    private static final double BACKGROUND_SECONDS = 0.12;

    private static final long NEVER = Long.MIN_VALUE / 4;
    /** Odds of another place, against home and "left", from which it is asked as often as home. */
    private static final double RIVAL_ASKED = 0.1;
    /** A place is asked until another is so much likelier: six reads of a search, three where a book was just at home. */
    private static final double UNEVEN_SEARCH = 100;

    private static final double UNEVEN_IN_HAND = 12;
    /** An awaited tag is asked so often at a quicker pace, to know how it reads before it is taken. */
    private static final int ACQUAINTED = 3;

    private static final double ACQUAINTING_QUICKER = 4;
    private static final double UNSWEPT_SLOWER = 3;

    private static final double CREDIT_MAX_SECONDS = 0.5;
    /** Addressed reads in a row on one tag whose place is open, where nobody is waiting. */
    private static final int LOCATING_BURST = 40;

    private final ShelfLayout layout;
    private final Roster roster;
    private final List<AntennaWatch> watches;
    private final Doubts doubts;
    private final PresenceSettings settings;
    private final InventoryTurns turns;
    private final LivelySweep sweep;
    private int current;
    private long putBackNanos = NEVER;
    private double backgroundCreditSeconds;
    private boolean inBackground;

    private @Nullable TagCommand issued;
    private long issuedNanos;
    private boolean issuedInBackground;

    AskingPlan(
            ShelfLayout layout, Roster roster, List<AntennaWatch> watches, Doubts doubts, PresenceSettings settings) {
        this.layout = layout;
        this.roster = roster;
        this.watches = watches;
        this.doubts = doubts;
        this.settings = settings;
        this.turns = new InventoryTurns(roster, watches, settings.pace());
        this.sweep = new LivelySweep(roster, watches, settings.pace());
    }

    TagCommand next(long nowNanos) {
        issuedInBackground = false;
        TagCommand command = roster.attended() ? attended(nowNanos) : quiet(nowNanos);
        issued = command;
        issuedNanos = nowNanos;
        return command;
    }

    /** Accounts for the time that a command took. */
    void finished(TagCommand command, int place, long nowNanos) {
        current = place;
        if (command instanceof TagCommand.Inventory) {
            turns.taken(place, nowNanos);
            for (TagTrack track : roster.doubtful()) {
                track.burst = 0;
            }
            for (TagTrack track : roster.locating()) {
                track.burst = 0;
            }
        }
        if (command.equals(issued)) {
            double seconds = (nowNanos - issuedNanos) / 1e9;
            double credit = backgroundCreditSeconds + settings.pace().backgroundShare() * seconds;
            backgroundCreditSeconds = Math.min(CREDIT_MAX_SECONDS, issuedInBackground ? credit - seconds : credit);
            issued = null;
        }
    }

    private TagCommand attended(long nowNanos) {
        sweep.advance(nowNanos);
        TagCommand awaited = awaited(nowNanos);
        if (awaited != null) {
            return awaited;
        }
        TagTrack hottest = hottest(true, nowNanos);
        if (hottest != null && hottest.doubt() >= 1) {
            return about(hottest, nowNanos);
        }
        int dark = turns.darkDue(nowNanos);
        if (dark != TagTrack.NONE) {
            return probe(dark);
        }
        int inventoried = turns.nextAttended(nowNanos);
        if (inventoried != TagTrack.NONE) {
            return inventory(inventoried);
        }
        TagTrack sought = sought(true, nowNanos);
        if (sought != null) {
            return seek(sought);
        }
        if (hottest != null) {
            return about(hottest, nowNanos);
        }
        TagCommand putBack = putBack(nowNanos);
        if (putBack != null) {
            return putBack;
        }
        inBackground = backgroundCreditSeconds > (inBackground ? 0 : BACKGROUND_SECONDS);
        boolean spare = sweep.isSpare();
        if (spare || (inBackground && sweep.wasDone())) {
            TagCommand background = background(nowNanos);
            if (background != null) {
                issuedInBackground = !spare;
                return background;
            }
        }
        TagTrack stalest = sweep.stalest(nowNanos);
        if (stalest != null) {
            return ask(stalest, stalest.home);
        }
        TagCommand background = background(nowNanos);
        return background != null ? background : inventory(turns.next(nowNanos));
    }

    private TagCommand quiet(long nowNanos) {
        TagTrack hottest = hottest(false, nowNanos);
        if (hottest != null) {
            return about(hottest, nowNanos);
        }
        TagTrack sought = sought(false, nowNanos);
        if (sought != null) {
            return seek(sought);
        }
        return inventory(turns.next(nowNanos));
    }

    private @Nullable TagCommand awaited(long nowNanos) {
        TagTrack hot = null;
        TagTrack due = null;
        for (TagTrack track : roster.awaited()) {
            if (!canAsk(track.home, nowNanos)) {
                continue;
            }
            if (track.isDoubtful() && !doubts.mayRest(track, nowNanos)) {
                hot = hot == null || isHotter(track, hot, nowNanos) ? track : hot;
            } else if (nowNanos - track.askedNanos >= awaitedEveryNanos(track, nowNanos)
                    && (due == null || track.askedNanos < due.askedNanos)) {
                due = track;
            }
        }
        if (hot != null && (due == null || nowNanos - due.askedNanos < 3 * awaitedEveryNanos(due, nowNanos))) {
            return about(hot, nowNanos);
        }
        if (due == null) {
            return null;
        }
        due.acquaintances += sweep.wasDone() ? 1 : 0;
        return ask(due, due.home);
    }

    /**
     * How often to ask an awaited tag: so that the waiting and the misses that it then takes to be sure fit into the time
     * promised. A tag that is often missed takes more of them. Before the first sweep is over nobody has had the time to reach
     * for a book, and the others come first.
     */
    private long awaitedEveryNanos(TagTrack track, long nowNanos) {
        double within = settings.pace().awaitedWithin().toNanos();
        double least = settings.pace().awaitedLeast().toNanos();
        double reads = AWAITED_PROOF / -Math.log(track.expect(false, nowNanos));
        int among = roster.awaited().size() + 2;
        double every = Math.max(least, within - reads * SECONDS_PER_READ * 1e9) * among / 3;
        if (!sweep.wasDone()) {
            return (long) (UNSWEPT_SLOWER * every);
        }
        return (long) (track.acquaintances < ACQUAINTED ? every / ACQUAINTING_QUICKER : every);
    }

    /**
     * The present tag most likely to have left, among those in doubt: the one that is looked for everywhere before those that
     * wait for the end of its search; where nobody waits, the antenna at hand comes first.
     */
    private @Nullable TagTrack hottest(boolean lively, long nowNanos) {
        TagTrack best = null;
        boolean bestHere = false;
        for (TagTrack track : roster.doubtful()) {
            boolean counts = lively
                    ? track.regard == Regard.LIVELY
                    : track.burst < settings.pace().burst() || track.left() > Doubts.PURSUED;
            if (!counts || !canAsk(track.home, nowNanos) || doubts.mayRest(track, nowNanos)) {
                continue;
            }
            if (Doubts.isSought(track, nowNanos)) {
                return track;
            }
            boolean here = !lively && track.home == current;
            if (best == null || (here && !bestHere) || (here == bestHere && track.doubt() > best.doubt())) {
                best = track;
                bestHere = here;
            }
        }
        return best;
    }

    private @Nullable TagTrack sought(boolean lively, long nowNanos) {
        for (TagTrack track : roster.locating()) {
            boolean counts = lively
                    ? track.regard == Regard.AWAITED || roster.regardOf(placeToSeek(track)) == Regard.LIVELY
                    : track.burst < LOCATING_BURST;
            if (counts && canAsk(placeToSeek(track), nowNanos)) {
                return track;
            }
        }
        return null;
    }

    private static boolean isHotter(TagTrack track, TagTrack than, long nowNanos) {
        boolean sought = Doubts.isSought(track, nowNanos);
        return sought == Doubts.isSought(than, nowNanos) ? track.doubt() > than.doubt() : sought;
    }

    private @Nullable TagCommand putBack(long nowNanos) {
        List<TagTrack> away = roster.away();
        if (away.isEmpty()
                || nowNanos - putBackNanos < settings.pace().putBackEvery().toNanos()) {
            return null;
        }
        TagTrack track = away.getFirst();
        for (TagTrack other : away) {
            track = other.askedNanos < track.askedNanos ? other : track;
        }
        putBackNanos = nowNanos;
        track.askedNanos = nowNanos;
        for (int step = 0; step < watches.size(); step++) {
            int place = (track.lastHome + track.asks + step) % watches.size();
            if (roster.regardOf(place) == Regard.LIVELY && canAsk(place, nowNanos)) {
                track.asks += step;
                return ask(track, place);
            }
        }
        return null;
    }

    private @Nullable TagCommand background(long nowNanos) {
        TagTrack hottest = hottest(false, nowNanos);
        if (hottest != null) {
            return about(hottest, nowNanos);
        }
        TagTrack sought = sought(false, nowNanos);
        if (sought != null) {
            return seek(sought);
        }
        TagTrack stalest = roster.stalest(false, place -> canAsk(place, nowNanos));
        return stalest == null ? null : ask(stalest, stalest.home);
    }

    private TagCommand about(TagTrack track, long nowNanos) {
        TagTrack witness = doubts.witness(track, nowNanos);
        Verdict verdict = doubts.verdict(track, witness != null, nowNanos);
        if (verdict == Verdict.NEEDS_WITNESS && witness != null) {
            return ask(witness, witness.home);
        }
        if (verdict == Verdict.UNSIGHTED) {
            return lookFor(track, doubts.unsighted(track), nowNanos);
        }
        int rival = track.rival();
        if (rival == TagTrack.NONE || !canAsk(rival, nowNanos)) {
            return ask(track, track.home);
        }
        if (verdict == Verdict.SEEK) {
            // Stays at an antenna for a few reads: each change costs a third of a read.
            double even = Doubts.isSought(track, nowNanos) ? UNEVEN_SEARCH : UNEVEN_IN_HAND;
            boolean stay = canAsk(current, nowNanos) && track.movedTo(current) * even > track.movedTo(rival);
            return lookFor(track, stay ? current : rival, nowNanos);
        }
        boolean rivalMatters = track.movedTo(rival) > RIVAL_ASKED * (1 + track.left());
        return ask(track, rivalMatters && track.asks % 2 == 1 ? rival : track.home);
    }

    /** Tries a dark antenna without the second that an inventory takes if it sees: by the resident asked the least. */
    private TagCommand probe(int place) {
        TagTrack least = null;
        for (TagTrack track : roster.residents(place)) {
            least = least == null || track.asks < least.asks ? track : least;
        }
        return least == null ? inventory(place) : ask(least, place);
    }

    /** Asks it there, or another tag first that shows whether the antenna sees. */
    private TagCommand lookFor(TagTrack track, int place, long nowNanos) {
        TagTrack sighting = Doubts.isSought(track, nowNanos) ? doubts.sighting(place, track, nowNanos) : null;
        return ask(sighting == null ? track : sighting, place);
    }

    private int placeToSeek(TagTrack track) {
        Whereabouts whereabouts = Objects.requireNonNull(track.whereabouts);
        int place = whereabouts.likeliestPlace(Whereabouts.NOWHERE);
        if (track.asks % 3 == 2) {
            int second = whereabouts.likeliestPlace(place);
            if (second != Whereabouts.NOWHERE && whereabouts.weightOf(second) > 0.02 * whereabouts.weightOf(place)) {
                return second;
            }
        }
        return place;
    }

    private TagCommand seek(TagTrack track) {
        return ask(track, placeToSeek(track));
    }

    private boolean canAsk(int place, long nowNanos) {
        return watches.get(place).maySee(nowNanos);
    }

    private TagCommand ask(TagTrack track, int place) {
        track.asks++;
        track.burst++;
        return new TagCommand.ReadBlocks(layout.places().get(place).antenna(), track.uid, 0, 1);
    }

    private TagCommand inventory(int place) {
        return new TagCommand.Inventory(layout.places().get(place).antenna());
    }
}
