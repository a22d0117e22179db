package org.carrel.sim.world;

/**
 * How good the radio in one piece of furniture is. All probabilities are for one exchange with one tag.
 *
 * @param miss that a tag in front of its own antenna is not heard
 * @param stray that a tag is heard by the antenna of a compartment beside its own
 * @param garble that an answer arrives damaged, so that the reader knows of it but not what it says
 * @param shadowing whether labels at equal heights on thin neighbours detune each other
 */
public record RadioConditions(double miss, double stray, double garble, boolean shadowing) {
    /** Laboratory conditions. */
    public static final RadioConditions PERFECT = new RadioConditions(0, 0, 0, false);
    /** A shelf in daily use. */
    public static final RadioConditions USUAL = new RadioConditions(0.1, 0.02, 0.01, true);

    public RadioConditions {
        check(miss);
        check(stray);
        check(garble);
    }

    private static void check(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is 0 to 1, was " + probability);
        }
    }
}
