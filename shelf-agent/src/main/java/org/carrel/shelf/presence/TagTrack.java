package org.carrel.shelf.presence;

import org.carrel.contract.id.TagUid;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of one tag. While it is held to be present at {@link #home}, three odds against "it is still there, and its
 * antenna is well" are kept: that it has left, that it stands at a rival place, and what a dull or blind antenna would have to
 * answer for. Each silence at home raises them, an answer from home clears them. Not thread-safe; owned by {@link Roster}.
 */
final class TagTrack {
    static final int NONE = -1;

    /** Odds never grow past this, so that no sum overflows. */
    private static final double ODDS_MAX = 1e60;
    /** An answer at the rival's antenna all but rules out that the tag is in a hand or outside. */
    private static final double ELSEWHERE_WHEN_SEEN = 1e-3;
    /** Of the tags that leave, this part turns up at one other given place. */
    private static final double RESHELVED = 0.1;

    private static final double RIVAL_FORGOTTEN = 1e-6;
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
    int burst;

    private final MissLevels levels;
    private double[] addressed;
    private double[] inventory;
    private long addressedNanos;
    private long inventoryNanos;

    private double left;
    private int rival = NONE;
    private double moved;
    private double dullFactor = 1;
    private double blindFactor = 1;
    private int silences;
    private long silentSinceNanos;
    private int testimonies;

    TagTrack(TagUid uid, int dsfid, MissLevels levels, long nowNanos) {
        this.uid = uid;
        this.dsfid = dsfid;
        this.levels = levels;
        this.addressed = levels.fresh();
        this.inventory = levels.fresh();
        this.askedNanos = nowNanos;
        this.addressedNanos = nowNanos;
        this.inventoryNanos = nowNanos;
    }

    boolean isPresent() {
        return home != NONE && whereabouts == null;
    }

    boolean isDoubtful() {
        return silences > 0 || moved > 0.02;
    }

    /** Settles the tag at {@code place} with nothing known against it and nothing learned of how it reads there. */
    void settle(int place, double doubt, long nowNanos) {
        home = place;
        whereabouts = null;
        addressed = levels.fresh();
        inventory = levels.fresh();
        askedNanos = nowNanos;
        absolve();
        left = doubt;
    }

    /** Back to "is at home"; the evidence against it is void. */
    void absolve() {
        left = 0;
        moved = 0;
        rival = NONE;
        dullFactor = 1;
        blindFactor = 1;
        silences = 0;
        testimonies = 0;
        burst = 0;
    }

    /** Its antenna sees again after a time of which nothing is known. */
    void resume(double doubt, long nowNanos) {
        absolve();
        left = doubt;
        askedNanos = nowNanos;
    }

    /** The probability that an addressed read at home is missed now, as learned. */
    double expectedAddressedMiss(long nowNanos) {
        double expected = levels.expect(addressed, nowNanos - addressedNanos);
        addressedNanos = nowNanos;
        return expected;
    }

    /** Learns an answer from home; returns how probable silence had been. */
    double answeredAtHome(boolean byInventory, double stray, long nowNanos) {
        double expected = expect(byInventory, nowNanos);
        levels.learnHit(byInventory ? inventory : addressed, expected);
        moved *= stray / (1 - Math.min(expected, 0.9));
        if (moved < RIVAL_FORGOTTEN) {
            moved = 0;
            rival = NONE;
        }
        left = 0;
        dullFactor = 1;
        blindFactor = 1;
        silences = 0;
        burst = 0;
        askedNanos = nowNanos;
        testimonies = regard == Regard.AWAITED ? 1 : TESTIMONIES;
        return expected;
    }

    /**
     * Learns a silence at home; returns how probable it had been.
     *
     * @param floor the least probability of a miss that may be assumed
     */
    double silentAtHome(boolean byInventory, double floor, PresenceSettings.Care care, double stray, long nowNanos) {
        double expected = expect(byInventory, nowNanos);
        levels.learnMiss(byInventory ? inventory : addressed, expected);
        double assumed = Math.max(expected, floor);
        left = Math.min(ODDS_MAX, (left + care.leaving(nowNanos - askedNanos)) / assumed);
        moved = Math.min(ODDS_MAX, moved * (1 - stray) / assumed);
        dullFactor = Math.min(ODDS_MAX, dullFactor * Math.max(AntennaWatch.DULL_MISS, assumed) / assumed);
        blindFactor = Math.min(ODDS_MAX, blindFactor / assumed);
        if (silences++ == 0) {
            silentSinceNanos = nowNanos;
        }
        askedNanos = nowNanos;
        return assumed;
    }

    /** Whether this silence may count against the antenna: a tag that stays silent must answer for itself. */
    boolean testifies() {
        return testimonies > 0 && testimonies-- > 0;
    }

    /** An antenna that is not its home's saw it. */
    void answeredAt(int place, PresenceSettings.Care care, PresenceSettings.Radio radio, long nowNanos) {
        double ratio = (1 - radio.unknownMiss()) / radio.stray();
        double leftNow = left + care.leaving(nowNanos - askedNanos);
        if (place == rival) {
            moved = Math.min(ODDS_MAX, (moved + RESHELVED * leftNow) * ratio);
        } else if (moved < 0.02) {
            rival = place;
            moved = Math.min(ODDS_MAX, RESHELVED * leftNow * ratio);
        }
        left *= ELSEWHERE_WHEN_SEEN / radio.stray();
    }

    /** The rival's antenna asked and did not see it. */
    void silentAtRival(PresenceSettings.Radio radio) {
        left = Math.min(ODDS_MAX, left / (1 - radio.stray()));
        moved *= radio.unknownMiss() / (1 - radio.stray());
        if (moved < RIVAL_FORGOTTEN) {
            moved = 0;
            rival = NONE;
        }
    }

    int rival() {
        return rival;
    }

    /** Odds that it has left, against that it is still at home. */
    double left() {
        return left;
    }

    /** Odds that it stands at the rival place, against that it is still at home. */
    double moved() {
        return moved;
    }

    double dullFactor() {
        return dullFactor;
    }

    double blindFactor() {
        return blindFactor;
    }

    int silences() {
        return silences;
    }

    long silentNanos(long nowNanos) {
        return silences == 0 ? 0 : nowNanos - silentSinceNanos;
    }

    private double expect(boolean byInventory, long nowNanos) {
        if (!byInventory) {
            return expectedAddressedMiss(nowNanos);
        }
        double expected = levels.expect(inventory, nowNanos - inventoryNanos);
        inventoryNanos = nowNanos;
        return expected;
    }
}
