package org.carrel.shelf.presence;

/** What may be said of a tag that is held to be present, and what is missing to say it. */
enum Verdict {
    /** The evidence does not suffice. */
    OPEN,
    /** The tag's own silence suffices, but its antenna may be to blame: another tag there should be heard. */
    NEEDS_WITNESS,
    /** It has been silent enough, but not for long enough: something may cover it. */
    TOO_EARLY,
    /** It is not at home, and nobody waits: every other place should be asked. */
    NOT_SOUGHT,
    /** It is not at home; one other place should be asked first. */
    SEEK,
    /** It has left. */
    LEFT,
    /** It stands at its likeliest other place. */
    MOVED;

    /** How much likelier leaving must be than a blind antenna, when others could testify and when there are none. */
    private static final double AGAINST_BLIND = 1e6;

    private static final double AGAINST_BLIND_ALONE = 20;
    /** Where nobody waits for the answer, every other place is asked until this speaks against it. */
    private static final double AGAINST_RESHELVED = 1e8;

    private static final double AGAINST_RESHELVED_SOON = 1e5;
    private static final double AGAINST_RESHELVED_IN_HASTE = 1e2;
    /** A book that was at home so lately is still in a hand. */
    private static final long IN_HAND_NANOS = 5_000_000_000L;
    /** A search that takes longer has to begin anew: the book may have been put where it was looked for first. */
    private static final long SEARCH_NANOS = 6_000_000_000L;

    static Verdict of(
            TagTrack track, AntennaWatch watch, PresenceSettings settings, boolean witnessAtHand, long nowNanos) {
        PresenceSettings.Care care = settings.of(track.regard);
        double moved = track.movedTotal();
        int rival = track.rival();
        if (rival != TagTrack.NONE) {
            double there = track.movedTo(rival);
            if (there > settings.locatedCertainty() * (1 + track.left() + moved - there)) {
                return MOVED;
            }
        }
        double stays = 1 + watch.dull() * track.dullFactor();
        if (track.left() <= care.certainty() * stays) {
            return OPEN;
        }
        double blind = watch.blind() * track.blindFactor();
        if (track.left() <= AGAINST_BLIND * blind && witnessAtHand) {
            return NEEDS_WITNESS;
        }
        if (track.left() <= AGAINST_BLIND_ALONE * blind) {
            return OPEN;
        }
        if (track.silentNanos(nowNanos) < care.spanMin().toNanos()) {
            return TOO_EARLY;
        }
        boolean urgent = track.regard == Regard.AWAITED || track.regard == Regard.LIVELY;
        if (urgent && nowNanos - track.answeredNanos() < IN_HAND_NANOS) {
            return track.left() > AGAINST_RESHELVED_IN_HASTE * moved ? LEFT : SEEK;
        }
        if (track.soughtNanos(nowNanos) > SEARCH_NANOS) {
            return NOT_SOUGHT;
        }
        return track.left() > (urgent ? AGAINST_RESHELVED_SOON : AGAINST_RESHELVED) * moved ? LEFT : SEEK;
    }
}
