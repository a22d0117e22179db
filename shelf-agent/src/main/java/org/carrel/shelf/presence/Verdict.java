package org.carrel.shelf.presence;

/** What may be said of a tag that is held to be present, and what is missing to say it. */
enum Verdict {
    /** The evidence does not suffice. */
    OPEN,
    /** The tag's own silence suffices, but its antenna may be to blame: another tag there should be heard. */
    NEEDS_WITNESS,
    /** It has left its place, and no other place has seen it. */
    LEFT,
    /** It stands at its rival place. */
    MOVED;

    /** How much likelier leaving must be than a blind antenna, when others could testify and when there are none. */
    private static final double AGAINST_BLIND = 1e4;

    private static final double AGAINST_BLIND_ALONE = 20;
    /** A rival place this much less likely than "left" is not in the way. */
    private static final double RIVAL_MINOR = 1e-3;

    static Verdict of(
            TagTrack track, AntennaWatch watch, PresenceSettings settings, boolean witnessAtHand, long nowNanos) {
        PresenceSettings.Care care = settings.of(track.regard);
        if (track.moved() > settings.locatedCertainty() * Math.max(1, track.left())) {
            return MOVED;
        }
        double stays = 1 + track.moved() + watch.dull() * track.dullFactor();
        if (rivalInTheWay(track, care)
                || track.left() <= care.certainty() * stays
                || track.silentNanos(nowNanos) < care.spanMin().toNanos()) {
            return OPEN;
        }
        double blind = watch.blind() * track.blindFactor();
        if (track.left() > AGAINST_BLIND * blind) {
            return LEFT;
        }
        if (witnessAtHand) {
            return NEEDS_WITNESS;
        }
        return track.left() > AGAINST_BLIND_ALONE * blind ? LEFT : OPEN;
    }

    /** Whether the rival place must be asked before more can be said. */
    static boolean rivalInTheWay(TagTrack track, PresenceSettings.Care care) {
        return track.rival() != TagTrack.NONE
                && (track.moved() > 0.02 || track.left() > care.certainty())
                && track.moved() > RIVAL_MINOR * track.left();
    }
}
