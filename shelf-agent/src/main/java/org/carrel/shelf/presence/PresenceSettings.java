package org.carrel.shelf.presence;

import java.time.Duration;

/**
 * What {@link BayesianPresence} assumes about people, tags and antennas, and how sure it must be. The formulas that these numbers
 * enter are in {@code docs/presence.md}.
 *
 * @param awaited for the books of the patron in session
 * @param lively for the other books in compartments that are lit or open
 * @param elsewhere for books that anybody could reach
 * @param sealed for books behind locked doors
 * @param radio what is assumed about tags and antennas
 * @param pace how the reader's time is shared
 * @param locatedCertainty odds, in favour of one compartment against all other explanations, at which a tag is placed there
 * @param tagsMax tags that are tracked at most, 1 to 10,000; a further one is not tracked until another has gone
 */
public record PresenceSettings(
        Care awaited,
        Care lively,
        Care elsewhere,
        Care sealed,
        Radio radio,
        Pace pace,
        double locatedCertainty,
        int tagsMax) {
    /** The settings that {@code docs/presence.md} reports on. */
    public static final PresenceSettings DEFAULT = new PresenceSettings(
            new Care(0.3, 1e-3, 3e5, Duration.ZERO, Duration.ofMillis(500)),
            new Care(0.01, 0.02, 1e6, Duration.ZERO, Duration.ofSeconds(3)),
            new Care(1e-4, 0.05, 1e7, Duration.ofSeconds(4), Duration.ofSeconds(30)),
            new Care(1e-8, 0.01, 1e9, Duration.ofSeconds(30), Duration.ofSeconds(60)),
            new Radio(0.08, 0.4, 1.0 / 3600, 1e-6, 1e-6),
            new Pace(
                    Duration.ofMillis(300),
                    Duration.ofMillis(92),
                    Duration.ofMillis(1100),
                    Duration.ofMillis(1500),
                    80,
                    30,
                    0.02,
                    16),
            1e7,
            1_000);

    public PresenceSettings {
        if (tagsMax < 1 || tagsMax > 10_000) {
            throw new IllegalArgumentException("tagsMax must be 1 to 10000, was " + tagsMax);
        }
        requireCertainty("locatedCertainty", locatedCertainty);
    }

    Care of(Regard regard) {
        return switch (regard) {
            case AWAITED -> awaited;
            case LIVELY -> lively;
            case ELSEWHERE -> elsewhere;
            case SEALED -> sealed;
        };
    }

    private static void requireCertainty(String name, double odds) {
        if (!(odds >= 10 && odds <= 1e15)) {
            throw new IllegalArgumentException(name + " must be odds of 10 to 1e15, was " + odds);
        }
    }

    /**
     * How one kind of book is cared for.
     *
     * @param leavingPerSecond rate at which such a book is taken
     * @param reshelved of those that are taken, the part that turns up at one other given place, or back at home, within moments
     * @param certainty odds, for "has left" against "is still there", at which it is said to have left
     * @param spanMin least time that the misses must span: covers that are known to be shorter cannot be mistaken for a taking
     * @param silenceMax longest time unasked that still counts towards its having been taken meanwhile
     */
    public record Care(
            double leavingPerSecond, double reshelved, double certainty, Duration spanMin, Duration silenceMax) {
        public Care {
            if (!(leavingPerSecond > 0 && leavingPerSecond <= 10)) {
                throw new IllegalArgumentException("leavingPerSecond must be above 0, to 10, was " + leavingPerSecond);
            }
            requireCertainty("certainty", certainty);
            if (spanMin.isNegative() || silenceMax.isNegative()) {
                throw new IllegalArgumentException("spanMin and silenceMax must not be negative");
            }
        }

        /** The prior probability of having left since it was last asked. */
        double leaving(long unaskedNanos) {
            return leavingPerSecond * Math.min(unaskedNanos, silenceMax.toNanos()) / 1e9;
        }
    }

    /**
     * @param stray probability that an antenna sees a tag of another compartment when it asks; set above what is met
     * @param unknownMiss probability that a tag of unknown quality is missed where it stands; set above what is met
     * @param driftPerSecond rate at which a tag's miss probability changes for another (shadowed by a neighbour, moved a little)
     * @param blindPerSecond rate at which an antenna goes blind, or is covered, without the reader reporting a fault
     * @param dullPerSecond rate at which all tags of an antenna become hard to read at once
     */
    public record Radio(
            double stray, double unknownMiss, double driftPerSecond, double blindPerSecond, double dullPerSecond) {
        public Radio {
            if (!(stray > 0 && stray < 1 - unknownMiss && unknownMiss > 0)) {
                throw new IllegalArgumentException(
                        "stray and 1 - unknownMiss must be probabilities, stray the smaller: " + stray + ", "
                                + unknownMiss);
            }
            if (!(driftPerSecond > 0 && blindPerSecond > 0 && dullPerSecond > 0)) {
                throw new IllegalArgumentException("rates must be above 0");
            }
        }
    }

    /**
     * @param awaitedWithin time from the taking of an awaited tag within which to be sure, as a rule
     * @param awaitedLeast pause between two questions to one awaited tag, at least
     * @param livelyEvery how often the lively tags are asked one by one; what is left of it when all were asked goes to the others
     * @param putBackEvery how often one of the tags just taken is asked whether it is back, while somebody is there
     * @param awaitedRest after an inventory of d seconds none follows for {@code awaitedRest} d^2 seconds while tags are awaited
     * @param livelyRest the same while compartments are lively and no tag is awaited
     * @param backgroundShare share of the time that goes to quiet compartments while somebody is there, 0 to 1
     * @param burst addressed reads in a row spent on one doubtful tag where nobody is waiting
     */
    public record Pace(
            Duration awaitedWithin,
            Duration awaitedLeast,
            Duration livelyEvery,
            Duration putBackEvery,
            double awaitedRest,
            double livelyRest,
            double backgroundShare,
            int burst) {
        public Pace {
            if (!(backgroundShare >= 0 && backgroundShare <= 1) || burst < 1 || awaitedRest < 0 || livelyRest < 0) {
                throw new IllegalArgumentException("pace out of range: share " + backgroundShare + ", burst " + burst
                        + ", rests " + awaitedRest + " and " + livelyRest);
            }
        }
    }
}
