package org.carrel.shelf.presence;

import java.util.Arrays;
import java.util.List;
import org.carrel.contract.id.TagUid;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of one tag. While it is held to be present at {@link #home}, three odds against "it is still there, and its
 * antenna is well" are kept: that it has left, that it stands at a rival place, and what a dull or blind antenna would have to
 * answer for. Each silence at home raises them, an answer from home clears them. Not thread-safe; owned by {@link Roster}.
 */
final class TagTrack {
    static final int NONE = -1;
    private static final long NEVER = Long.MIN_VALUE / 4;

    /** Odds never grow past this, so that no sum overflows. */
    private static final double ODDS_MAX = 1e60;
    /** An answer at the rival's antenna all but rules out that the tag is in a hand or outside. */
    private static final double ELSEWHERE_WHEN_SEEN = 1e-3;

    private static final double RIVAL_FORGOTTEN = 1e-10;
    /** A book cannot be carried to another compartment in less. */
    private static final long CARRIED_NANOS = 800_000_000L;
    /** Odds that are granted at least to its having been put to one other place while it was not heard for long. */
    private static final double UNSEEN_MOVE = 1e-3;

    private static final double RIVAL_DOUBTFUL = 0.3;
    /** Silences of one tag in a row that may speak against its antenna before they must speak against the tag itself. */
    private static final int TESTIMONIES = 3;

    final TagUid uid;
    int dsfid;
    /** Index of the compartment it is held to be in, or {@link #NONE}. */
    int home = NONE;

    Regard regard = Regard.ELSEWHERE;
    /** Present while its place is open: newly seen, or missed at home and looked for. */
    @Nullable
    Whereabouts whereabouts;
    /** Kept in {@link Roster#doubtful()} at most once. */
    boolean listedDoubtful;
    /** Marks the tags that the inventory at hand has named. */
    long namedInInventory;

    /** When it was last asked, by either kind of read, at its home or where it was looked for. */
    long askedNanos;
    /** Where and when it was last concluded to have left. */
    int lastHome = NONE;

    long goneNanos;
    int asks;
    /** How often it was asked since it is awaited. */
    int acquaintances;

    int burst;

    private final MissLevels levels;
    private double[] belief;
    private long believedNanos;

    private double left;
    /** For each place, odds that it was put there (at home: put back), against that it never left. */
    private final double[] moved;

    private boolean hasRivals;
    private long soughtSinceNanos = NEVER;
    private double dullFactor = 1;
    private double blindFactor = 1;
    /** How improbable the present silence is, if the tag is at home and its antenna well: the factor against it. */
    private double surprise = 1;

    private long answeredNanos = NEVER;
    /** Whether its last answer from home came soon after the one before: two strays in a row hardly ever do. */
    private boolean answeredTwice;

    private int silences;
    /** How probable a miss was before the present silence taught otherwise. */
    private double expectedBefore;

    private long silentSinceNanos;
    private int testimonies;
    /** What its silence was charged to its antenna with, as a factor. */
    private double charge = 1;

    TagTrack(TagUid uid, int dsfid, int places, MissLevels levels, long nowNanos) {
        this.uid = uid;
        this.dsfid = dsfid;
        this.levels = levels;
        this.moved = new double[places];
        this.belief = levels.fresh();
        this.askedNanos = nowNanos;
        this.believedNanos = nowNanos;
    }

    boolean isPresent() {
        return home != NONE && whereabouts == null;
    }

    boolean isDoubtful() {
        return silences > 0 || movedTotal() > RIVAL_DOUBTFUL;
    }

    /** Settles the tag at {@code place} with nothing known against it and nothing learned of how it reads there. */
    void settle(int place, double doubt, long nowNanos) {
        home = place;
        whereabouts = null;
        belief = levels.fresh();
        askedNanos = nowNanos;
        answeredNanos = nowNanos;
        absolve();
        left = doubt;
    }

    /** Back to "is at home"; the evidence against it is void. */
    void absolve() {
        left = 0;
        Arrays.fill(moved, 0);
        hasRivals = false;
        soughtSinceNanos = NEVER;
        dullFactor = 1;
        blindFactor = 1;
        surprise = 1;
        silences = 0;
        testimonies = 0;
        charge = 1;
        burst = 0;
    }

    /** Its antenna sees again after a time of which nothing is known. */
    void resume(double doubt, long nowNanos) {
        absolve();
        testimonies = TESTIMONIES;
        left = doubt;
        askedNanos = nowNanos;
    }

    /** As {@link #resume}, but its silence speaks for itself from now on, and no more against the antenna. */
    void resumeAlone(double doubt, long nowNanos) {
        resume(doubt, nowNanos);
        testimonies = 0;
    }

    /**
     * Learns an answer from home; returns how probable silence had been. It may have been a stray: the tag may stand at a place
     * whose tags are heard here, all the more if it was not heard for long.
     */
    double answeredAtHome(boolean byInventory, PresenceSettings settings, Neighbours neighbours, long nowNanos) {
        PresenceSettings.Care care = settings.of(regard);
        answeredTwice = nowNanos - answeredNanos <= Verdict.IN_HAND_NANOS;
        double expected = expect(byInventory, nowNanos);
        levels.learnHit(belief, byInventory, expected);
        if (nowNanos - answeredNanos > CARRIED_NANOS) {
            // It may have been carried beside, or away and back, by those who are there or before they came.
            PresenceSettings.Care unseen = settings.elsewhere();
            double there = care.reshelved() * (left + care.leaving(nowNanos - askedNanos));
            double before = unseen.reshelved() * unseen.leaving(nowNanos - answeredNanos);
            double unseenThere = surprise * (answeredTwice ? before : Math.max(before, UNSEEN_MOVE));
            for (int place = 0; place < moved.length; place++) {
                moved[place] = Math.max(moved[place], Math.min(ODDS_MAX, Math.max(there, unseenThere)));
            }
            hasRivals = true;
        }
        double atHome = (1 - Math.min(expected, 0.9)) * (1 + moved[home]);
        moved[home] = 0;
        for (int place = 0; hasRivals && place < moved.length; place++) {
            moved[place] *= neighbours.stray(place, home);
        }
        scaleMoved(1 / atHome);
        soughtSinceNanos = NEVER;
        left = 0;
        dullFactor = 1;
        blindFactor = 1;
        surprise = 1;
        charge = 1;
        silences = 0;
        burst = 0;
        askedNanos = nowNanos;
        answeredNanos = nowNanos;
        testimonies = regard == Regard.AWAITED ? 1 : TESTIMONIES;
        return expected;
    }

    /**
     * Learns a silence at home; returns how probable it had been.
     *
     * @param floor the least probability of a miss that may be assumed
     */
    double silentAtHome(
            boolean byInventory,
            double floor,
            PresenceSettings.Care care,
            PresenceSettings.Radio radio,
            long nowNanos) {
        double expected = expect(byInventory, nowNanos);
        levels.learnMiss(belief, byInventory, expected);
        double assumed = Math.max(expected, floor);
        left = Math.min(ODDS_MAX, (left + care.leaving(nowNanos - askedNanos)) / assumed);
        moved[home] *= radio.unknownMiss();
        scaleMoved(1 / assumed);
        expectedBefore = silences == 0 ? assumed : expectedBefore;
        dullFactor = Math.min(ODDS_MAX, dullFactor * Math.max(AntennaWatch.DULL_MISS, expectedBefore) / assumed);
        blindFactor = Math.min(ODDS_MAX, blindFactor / assumed);
        surprise = Math.min(ODDS_MAX, surprise / assumed);
        if (silences++ == 0) {
            silentSinceNanos = nowNanos;
        }
        askedNanos = nowNanos;
        return assumed;
    }

    /** Its antenna was not blind just now, so blindness explains none of the silence before. */
    void antennaSaw() {
        blindFactor = 1;
    }

    /**
     * Whether the silence just learned counts against the antenna, for all tags there: one that stays silent must answer for
     * itself. What the antenna is charged with is not held against it twice.
     */
    boolean testifies(double expected) {
        if (testimonies == 0) {
            return false;
        }
        testimonies--;
        blindFactor *= expected;
        charge /= expected;
        return true;
    }

    double charge() {
        return charge;
    }

    /** An antenna that is not its home's saw it. */
    void answeredAt(int place, PresenceSettings.Care care, PresenceSettings.Radio radio, long nowNanos) {
        double leftNow = left + care.leaving(nowNanos - askedNanos);
        // It may have been put down just now, here or where it was asked for before that, and be heard here as a stray.
        for (int other = 0; other < moved.length; other++) {
            moved[other] = Math.min(ODDS_MAX, moved[other] + care.reshelved() * leftNow);
        }
        moved[place] = Math.min(ODDS_MAX, moved[place] * (1 - radio.unknownMiss()) / radio.stray());
        hasRivals = true;
        left *= ELSEWHERE_WHEN_SEEN / radio.stray();
    }

    /**
     * Another antenna than its home's asked and did not see it. That speaks against its standing there, and for nothing else: a
     * stray read may be impossible between two places, so that its absence is worth nothing.
     */
    void silentAt(int place, PresenceSettings.Radio radio) {
        moved[place] *= radio.unknownMiss();
    }

    /**
     * Has it looked for at every place that can see, home included, for it may have been put back anywhere while others were
     * asked.
     */
    void seekEverywhere(List<AntennaWatch> watches, PresenceSettings.Care care, long nowNanos) {
        for (int place = 0; place < moved.length; place++) {
            moved[place] = watches.get(place).isDark() ? 0 : care.reshelved() * left;
        }
        hasRivals = true;
        soughtSinceNanos = nowNanos;
    }

    /** Since when it has been looked for everywhere. */
    long soughtSinceNanos() {
        return soughtSinceNanos;
    }

    /** How long it has been looked for everywhere; {@link Long#MAX_VALUE} when it has not been. */
    long soughtNanos(long nowNanos) {
        return soughtSinceNanos == NEVER ? Long.MAX_VALUE : nowNanos - soughtSinceNanos;
    }

    /** The likeliest place to which it was put, or {@link #NONE}. */
    int rival() {
        int best = NONE;
        for (int place = 0; hasRivals && place < moved.length; place++) {
            if (moved[place] > 0 && (best == NONE || moved[place] > moved[best])) {
                best = place;
            }
        }
        return best;
    }

    /** Odds that it has left, against that it is still at home. */
    double left() {
        return left;
    }

    /** Odds that it was put to {@code place}, against that it never left home. */
    double movedTo(int place) {
        return moved[place];
    }

    /** Odds that it was put to any place, against that it never left home. */
    double movedTotal() {
        double total = 0;
        for (int place = 0; hasRivals && place < moved.length; place++) {
            total += moved[place];
        }
        return total;
    }

    /** Odds that it is not where it was, against that it never left. */
    double doubt() {
        return left + movedTotal();
    }

    double dullFactor() {
        return dullFactor;
    }

    double blindFactor() {
        return blindFactor;
    }

    /** When it last answered from home. */
    long answeredNanos() {
        return answeredNanos;
    }

    /** Whether it answered from home twice in short time when it last did. */
    boolean answeredTwice() {
        return answeredTwice;
    }

    int silences() {
        return silences;
    }

    long silentNanos(long nowNanos) {
        return silences == 0 ? 0 : nowNanos - silentSinceNanos;
    }

    private void scaleMoved(double factor) {
        if (!hasRivals) {
            return;
        }
        boolean any = false;
        for (int place = 0; place < moved.length; place++) {
            double odds = Math.min(ODDS_MAX, moved[place] * factor);
            moved[place] = odds < RIVAL_FORGOTTEN ? 0 : odds;
            any |= moved[place] > 0;
        }
        hasRivals = any;
    }

    /** The probability that a read at home is missed now, as learned. */
    double expect(boolean byInventory, long nowNanos) {
        double expected = levels.expect(belief, byInventory, nowNanos - believedNanos);
        believedNanos = nowNanos;
        return expected;
    }
}
