package org.carrel.fleet.simulation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.carrel.contract.id.Bytes;
import org.carrel.sim.kernel.Trace;

/** Seeds in which shelves die all the time, until so many have. */
public final class Endurance {
    private static final Duration BETWEEN_DEATHS = Duration.ofSeconds(15);
    private static final Duration VISITS = Duration.ofSeconds(3);
    private static final Duration ERRANDS = Duration.ofSeconds(2);
    private static final Duration LENGTH = Duration.ofMinutes(4);

    private Endurance() {}

    /**
     * @param collected books that patrons took, as shelves accepted it
     * @param lost seeds in which something accepted was lost, as the next two
     * @param other seeds in which anything else did not hold
     * @param simulated time in the libraries, all seeds together
     */
    public record Result(
            int seeds,
            Deaths deaths,
            int collected,
            int lost,
            int twice,
            int unlocked,
            int other,
            Duration simulated) {}

    /** Hears of each seed: how many deaths there were so far, and what did not hold. */
    public interface Listener {
        void told(long seed, Deaths soFar, String finding);
    }

    public static Result run(int deathsLeast, long firstSeed, Listener listener) {
        Bytes morning = Simulation.morning();
        Deaths deaths = new Deaths(0, 0, 0);
        Map<Broken.Promise, Integer> broken = new EnumMap<>(Broken.Promise.class);
        Duration simulated = Duration.ZERO;
        int seeds = 0;
        int collected = 0;
        while (deaths.all() < deathsLeast) {
            long seed = firstSeed + seeds++;
            Story.Outcome outcome =
                    Story.tell(deadly(seed), morning, Trace.keeping(0), SimulatedLibrary.Workshop.HONEST);
            deaths = deaths.plus(outcome.deaths());
            collected += outcome.collected();
            simulated = simulated.plus(outcome.simulated());
            outcome.broken().ifPresent(found -> broken.merge(found.promise(), 1, Integer::sum));
            listener.told(
                    seed, deaths, outcome.broken().map(Story.Finding::what).orElse(""));
        }
        return new Result(
                seeds,
                deaths,
                collected,
                broken.getOrDefault(Broken.Promise.LOST, 0),
                broken.getOrDefault(Broken.Promise.TWICE, 0),
                broken.getOrDefault(Broken.Promise.UNLOCKED, 0),
                broken.getOrDefault(Broken.Promise.OTHER, 0),
                simulated);
    }

    /** As drawn, but three busy shelves of which one has doors, and a death every five seconds. */
    private static Draw deadly(long seed) {
        Draw usual = Draw.of(seed);
        Map<Mishap, Duration> mishaps = new EnumMap<>(Mishap.class);
        mishaps.putAll(usual.mishaps());
        for (Mishap death : List.of(Mishap.DEVICE_KILLED, Mishap.DEVICE_WITHOUT_POWER, Mishap.WRITE_TO_CARD_TORN)) {
            mishaps.put(death, BETWEEN_DEATHS);
        }
        return new Draw(
                seed,
                List.of(false, true, false),
                LENGTH,
                VISITS,
                ERRANDS,
                usual.radio(),
                usual.latency(),
                usual.manners(),
                mishaps);
    }
}
