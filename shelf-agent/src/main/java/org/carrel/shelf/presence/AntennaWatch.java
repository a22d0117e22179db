package org.carrel.shelf.presence;

/**
 * Whether one antenna can be believed: odds that it is blind (broken, unplugged, covered) and that it is dull (every tag hard to
 * read), both against clear, learned from tags that have no reason of their own to be silent; and the faults the reader reports.
 */
final class AntennaWatch {
    /** Answers to a blind antenna are all but impossible; one through a gap in a cover is not. */
    private static final double HIT_WHEN_BLIND = 0.002;

    private static final double STRAY_WHEN_BLIND = 0.1;
    /** What a tag misses at least at a dull antenna. */
    static final double DULL_MISS = 0.65;

    /** What remains of a suspicion when the tag that raised it has turned out to be elsewhere. */
    private static final double UNSUSPECTED = 1e-6;

    private static final double BLIND_AT = 1e3;
    private static final double SEES_AT = 1e-2;
    /** Time alone makes no antenna blind: an empty compartment has nothing to show. */
    private static final double BLIND_UNSEEN_MAX = 5e-3;

    private static final int FAULTS_TO_BLIND = 4;
    private static final long DULL_LASTS_NANOS = 30_000_000_000L;
    private static final long RETRY_NANOS = 200_000_000L;

    private static final long NEVER = Long.MIN_VALUE / 4;

    private final PresenceSettings.Radio radio;
    private double blind = 1e-6;
    private double dull = 1e-6;
    private long updatedNanos = NEVER;
    private long sawNanos = NEVER;
    private int faultsRunning;
    private long retryNanos = NEVER;
    private boolean dark;
    private long darkSinceNanos;

    AntennaWatch(PresenceSettings.Radio radio) {
        this.radio = radio;
    }

    /** A resident answered, whose probability of silence was {@code expectedMiss}. */
    void answered(double expectedMiss, long nowNanos) {
        pass(nowNanos);
        sawNanos = nowNanos;
        blind = Math.max(1e-12, blind * HIT_WHEN_BLIND / (1 - expectedMiss));
        dull = Math.max(1e-12, dull * (1 - Math.max(DULL_MISS, expectedMiss)) / (1 - expectedMiss));
    }

    /** A tag that belongs elsewhere answered. */
    void strayAnswered(long nowNanos) {
        pass(nowNanos);
        sawNanos = nowNanos;
        blind = Math.max(1e-12, blind * STRAY_WHEN_BLIND);
    }

    /** A resident was silent that had no reason to be. */
    void silent(double expectedMiss, long nowNanos) {
        pass(nowNanos);
        blind = Math.min(1e4, blind / expectedMiss);
        dull = Math.min(1e4, dull * Math.max(DULL_MISS, expectedMiss) / expectedMiss);
    }

    /** A tag whose silence spoke against this antenna was not here: its testimony is void. */
    void acquitted(double charge) {
        if (blind > UNSUSPECTED) {
            blind = Math.max(UNSUSPECTED, blind / charge);
        }
    }

    /** The reader answered properly, whatever it said of tags. */
    void worked() {
        faultsRunning = 0;
        retryNanos = NEVER;
    }

    void failed(long nowNanos) {
        faultsRunning++;
        retryNanos = nowNanos + RETRY_NANOS;
    }

    /** Whether it fails so often that its silence means nothing. */
    boolean faulty() {
        return faultsRunning >= FAULTS_TO_BLIND;
    }

    boolean mayAsk(long nowNanos) {
        return nowNanos >= retryNanos;
    }

    /** Whether asking it now can tell anything of a tag. */
    boolean maySee(long nowNanos) {
        return !dark && mayAsk(nowNanos);
    }

    /** When it may be asked again after a fault. */
    long retryNanos() {
        return retryNanos;
    }

    boolean isDark() {
        return dark;
    }

    /** Whether any tag at all has answered it since then. */
    boolean sawSince(long nanos) {
        return sawNanos >= nanos;
    }

    /**
     * True when it has gone dark just now.
     *
     * @param allSilent whether none of the many tags there has been heard for long
     */
    boolean darkens(boolean allSilent, long nowNanos) {
        if (dark || !(faulty() || allSilent || blind > BLIND_AT)) {
            return false;
        }
        dark = true;
        darkSinceNanos = nowNanos;
        return true;
    }

    /** True when it has become able to see just now. */
    boolean lightens() {
        if (!dark || faulty() || blind > SEES_AT) {
            return false;
        }
        dark = false;
        return true;
    }

    /** True when it is taken for well again although nothing showed that it is; not while the reader reports faults. */
    boolean pardoned() {
        if (!dark || faulty()) {
            return false;
        }
        dark = false;
        blind = UNSUSPECTED;
        return true;
    }

    long darkNanos(long nowNanos) {
        return nowNanos - darkSinceNanos;
    }

    double blind() {
        return blind;
    }

    double dull() {
        return dull;
    }

    private void pass(long nowNanos) {
        double seconds = (nowNanos - updatedNanos) / 1e9;
        updatedNanos = nowNanos;
        if (blind < BLIND_UNSEEN_MAX) {
            blind = Math.min(BLIND_UNSEEN_MAX, blind + radio.blindPerSecond() * Math.min(seconds, 10));
        }
        dull = dull * Math.exp(-seconds * 1e9 / DULL_LASTS_NANOS) + radio.dullPerSecond() * Math.min(seconds, 10);
    }
}
