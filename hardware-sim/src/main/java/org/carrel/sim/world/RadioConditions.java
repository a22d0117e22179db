package org.carrel.sim.world;

/**
 * How good the radio in one piece of furniture is. All probabilities are for one exchange with one tag.
 *
 * @param miss that a tag in front of its own antenna is not heard
 * @param stray that a tag is heard by the antenna of a compartment beside its own
 * @param shadowing whether labels at equal heights on thin neighbours detune each other
 */
public record RadioConditions(double miss, double stray, boolean shadowing) {
    /** Laboratory conditions. */
    public static final RadioConditions PERFECT = new RadioConditions(0, 0, false);
    /** A shelf in daily use. */
    public static final RadioConditions USUAL = new RadioConditions(0.1, 0.02, true);

    public RadioConditions {
        if (!(miss >= 0 && miss <= 1 && stray >= 0 && stray <= 1)) {
            throw new IllegalArgumentException("probabilities are 0 to 1: miss " + miss + ", stray " + stray);
        }
    }
}
