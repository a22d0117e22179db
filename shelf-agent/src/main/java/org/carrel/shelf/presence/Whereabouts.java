package org.carrel.shelf.presence;

import java.util.Arrays;

/**
 * Where one tag may be, while that is open: a weight for each place and one for "nowhere here", summing to 1, updated by
 * Bayes' rule with every answer and every silence at any antenna. A tag is where it is seen relatively most.
 */
final class Whereabouts {
    /** Index of "nowhere here" as an answer of {@link #likeliest}. */
    static final int NOWHERE = -1;
    /** A sighting of a tag that is in no compartment: carried past. */
    private static final double PASSING = 1e-3;

    private final double[] weight;
    private final PresenceSettings.Radio radio;
    private double nowhere;

    /** @param prior relative weight of each place; copied */
    Whereabouts(double[] prior, double nowhere, PresenceSettings.Radio radio) {
        this.weight = prior.clone();
        this.nowhere = nowhere;
        this.radio = radio;
        normalise();
    }

    void answered(int place) {
        update(place, 1 - radio.unknownMiss(), radio.stray(), PASSING);
    }

    void silent(int place) {
        update(place, radio.unknownMiss(), 1, 1);
    }

    int likeliest() {
        int best = NOWHERE;
        double most = nowhere;
        for (int place = 0; place < weight.length; place++) {
            if (weight[place] > most) {
                most = weight[place];
                best = place;
            }
        }
        return best;
    }

    /** The likeliest place, whatever "nowhere" weighs, leaving out {@code except}. */
    int likeliestPlace(int except) {
        int best = NOWHERE;
        for (int place = 0; place < weight.length; place++) {
            if (place != except && (best == NOWHERE || weight[place] > weight[best])) {
                best = place;
            }
        }
        return best;
    }

    double weightOf(int place) {
        return place == NOWHERE ? nowhere : weight[place];
    }

    /** Odds of {@code place} (or {@link #NOWHERE}) against everything else. */
    double oddsOf(int place) {
        double others = place == NOWHERE ? 0 : nowhere;
        for (int other = 0; other < weight.length; other++) {
            if (other != place) {
                others += weight[other];
            }
        }
        return weightOf(place) / Math.max(others, 1e-300);
    }

    private void update(int place, double there, double stray, double none) {
        for (int other = 0; other < weight.length; other++) {
            weight[other] *= other == place ? there : stray;
        }
        nowhere *= none;
        normalise();
    }

    private void normalise() {
        double total = nowhere + Arrays.stream(weight).sum();
        for (int place = 0; place < weight.length; place++) {
            weight[place] /= total;
        }
        nowhere /= total;
    }
}
