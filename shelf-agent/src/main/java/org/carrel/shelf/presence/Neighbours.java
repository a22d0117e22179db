package org.carrel.shelf.presence;

import java.util.Arrays;

/**
 * Which antenna hears the tags of which other compartment, and how often: learned from inventories, for nobody tells the shelf how
 * it is built. Not thread-safe.
 */
final class Neighbours {
    /** What is believed before anything was heard weighs as much as so many exchanges. */
    private static final double PRIOR_EXCHANGES = 10;

    private final double[][] heard;
    private final double[][] exchanges;

    /** @param stray probability of a stray read that is assumed at first */
    Neighbours(int places, double stray) {
        this.heard = new double[places][places];
        this.exchanges = new double[places][places];
        for (int home = 0; home < places; home++) {
            Arrays.fill(heard[home], stray * PRIOR_EXCHANGES);
            Arrays.fill(exchanges[home], PRIOR_EXCHANGES);
        }
    }

    /** An inventory of {@code antenna} has been taken, whatever it showed. */
    void inventoried(int antenna, Roster roster) {
        for (int home = 0; home < exchanges.length; home++) {
            exchanges[home][antenna] += roster.residents(home).size();
        }
    }

    /** It showed a tag of {@code home}. */
    void heard(int home, int antenna) {
        heard[home][antenna]++;
    }

    /** The probability that {@code antenna} hears a tag that stands at {@code home}. */
    double stray(int home, int antenna) {
        return Math.min(1, heard[home][antenna] / exchanges[home][antenna]);
    }
}
