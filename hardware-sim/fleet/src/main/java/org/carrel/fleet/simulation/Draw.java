package org.carrel.fleet.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.carrel.fleet.simulation.network.SimBroker;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.world.RadioConditions;

/**
 * What a seed decides before anything happens: how large the library is, how busy, how slow, and what may break how often. Most seeds
 * leave much out, since a fault that is always there hides what another one alone would show.
 *
 * @param cabinets for each shelf, whether it has doors
 * @param visits mean time between two visits at the fleet
 * @param errands mean time between two things that staff do
 * @param mishaps mean time between two of a kind, for the kinds that are on
 */
record Draw(
        long seed,
        List<Boolean> cabinets,
        Duration chaos,
        Duration visits,
        Duration errands,
        RadioConditions radio,
        Duration latency,
        SimBroker.Manners manners,
        Map<Mishap, Duration> mishaps) {
    Draw {
        cabinets = List.copyOf(cabinets);
    }

    static Draw of(long seed) {
        Chance chance = Chance.seeded(seed).fork("draw");
        List<Boolean> cabinets = new ArrayList<>();
        int shelves = chance.pick(List.of(1, 1, 1, 2, 2, 3));
        for (int shelf = 0; shelf < shelves; shelf++) {
            cabinets.add(chance.happens(0.4));
        }
        Map<Mishap, Duration> mishaps = new EnumMap<>(Mishap.class);
        for (Mishap kind : Mishap.values()) {
            if (chance.happens(0.3)) {
                mishaps.put(kind, Duration.ofSeconds(chance.between(5, 40)));
            }
        }
        return new Draw(
                seed,
                cabinets,
                Duration.ofSeconds(20 + chance.between(0, 60) / shelves),
                Duration.ofSeconds(chance.between(2, 10)),
                Duration.ofSeconds(chance.between(2, 6)),
                chance.pick(List.of(RadioConditions.PERFECT, new RadioConditions(0.03, 0.01, 0.005, false))),
                Duration.ofMillis(chance.pick(List.of(2, 20, 200))),
                chance.happens(0.5)
                        ? SimBroker.Manners.GOOD
                        : new SimBroker.Manners(rate(chance, 0.3), rate(chance, 0.2), rate(chance, 0.02)),
                mishaps);
    }

    private static double rate(Chance chance, double most) {
        return chance.happens(0.5) ? 0 : most * chance.below(100) / 100;
    }
}
