package org.carrel.shelf.presence;

/** What may be said of a tag that is held to be present, and what is missing to say it. */
enum Verdict {
    /** The evidence does not suffice. */
    OPEN,
    /** The tag's own silence suffices, but its antenna may be to blame: another tag there should be heard. */
    NEEDS_WITNESS,
    /** So would its antenna, and no other tag is left there that could be asked. */
    DEAF,
    /** It has been silent enough, but not for long enough: something may cover it. */
    TOO_EARLY,
    /** It is not at home: every other place should be asked. */
    NOT_SOUGHT,
    /** It is not at home, but may stand where an antenna has gone dark just now. */
    HIDDEN,
    /** It is not at home; one other place should be asked first. */
    SEEK,
    /** It was found nowhere, but an antenna that was asked for it may be blind: another tag there should be heard. */
    UNSIGHTED,
    /** It has left. */
    LEFT,
    /** It stands at its likeliest other place. */
    MOVED;

    /** How much likelier leaving must be than a blind antenna, when others could testify and when there are none. */
    private static final double AGAINST_BLIND = 1e10;

    private static final double AGAINST_BLIND_ALONE = 20;
    /**
     * Where only a few tags belong, a blind antenna explains a silence for so long and no longer: that books are gone
     * and nobody is told is worse than an alarm about a compartment that has gone deaf.
     */
    static final long BLIND_ALONE_NANOS = 10_000_000_000L;
    /** Where nobody waits for the answer, every other place is asked until this speaks against it. */
    private static final double AGAINST_RESHELVED = 1e7;

    private static final double AGAINST_RESHELVED_SOON = 1e4;
    /** The same while it must still be in a hand, unless it was a stray that was heard of it. */
    private static final double AGAINST_RESHELVED_IN_HAND = 2e3;
    /** The same when it was heard but once after a long silence: it may stand beside for long. */
    private static final double AGAINST_STRAY = 1e4;
    /** A book that was at home so lately is still in a hand. */
    static final long IN_HAND_NANOS = 5_000_000_000L;
    /** See {@link #searchNanosMax}. */
    private static final long SEARCH_NANOS = 4_000_000_000L;
    /** A search begins so long before the least span of silence is over, for it takes about that long. */
    private static final long SEARCH_AHEAD_NANOS = 2_500_000_000L;

    /**
     * @param witnessAtHand whether another tag of the same antenna could be asked
     * @param manyThere whether so many tags belong there that their silence together would show a blind antenna
     * @param searchable whether no antenna has gone dark of late
     * @param sighted whether every antenna that was asked for it has heard something since
     */
    static Verdict of(
            TagTrack track,
            AntennaWatch watch,
            PresenceSettings settings,
            boolean witnessAtHand,
            boolean manyThere,
            boolean searchable,
            boolean sighted,
            long nowNanos) {
        PresenceSettings.Care care = settings.of(track.regard);
        double moved = track.movedTotal();
        int rival = track.rival();
        if (rival != TagTrack.NONE) {
            double there = track.movedTo(rival);
            if (there > settings.locatedCertainty() * (1 + track.left() + moved - there)) {
                return MOVED;
            }
        }
        if (watch.isDark()) {
            return DEAF;
        }
        double stays = 1 + watch.dull() * track.dullFactor();
        if (track.left() <= care.certainty() * stays) {
            return OPEN;
        }
        double blind = watch.blind() * track.blindFactor();
        if (track.left() <= AGAINST_BLIND * blind && (witnessAtHand || manyThere)) {
            return witnessAtHand ? NEEDS_WITNESS : DEAF;
        }
        long silentNanos = track.silentNanos(nowNanos);
        if (track.left() <= AGAINST_BLIND_ALONE * blind && silentNanos < BLIND_ALONE_NANOS) {
            return DEAF;
        }
        long earlyNanos = care.spanMin().toNanos() - silentNanos;
        if (earlyNanos > SEARCH_AHEAD_NANOS) {
            return TOO_EARLY;
        }
        boolean urgent = track.regard == Regard.AWAITED || track.regard == Regard.LIVELY;
        if (urgent && nowNanos - track.answeredNanos() < IN_HAND_NANOS) {
            double against = track.answeredTwice() ? AGAINST_RESHELVED_IN_HAND : AGAINST_STRAY;
            return track.left() > against * moved ? LEFT : SEEK;
        }
        if (!searchable) {
            return HIDDEN;
        }
        if (track.soughtNanos(nowNanos) > searchNanosMax(track, nowNanos)) {
            return NOT_SOUGHT;
        }
        if (track.left() <= (urgent ? AGAINST_RESHELVED_SOON : AGAINST_RESHELVED) * moved) {
            return SEEK;
        }
        if (!sighted) {
            return UNSIGHTED;
        }
        return earlyNanos > 0 ? TOO_EARLY : LEFT;
    }

    /**
     * A search that takes longer has to begin anew: the book may have been put where it was looked for first. The longer it has
     * been in a hand, the less likely it is put down just now.
     */
    static long searchNanosMax(TagTrack track, long nowNanos) {
        return Math.max(SEARCH_NANOS, track.silentNanos(nowNanos) / 2);
    }
}
