package org.carrel.fleet.bench.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.carrel.fleet.premises.Installation;
import org.carrel.sim.world.LampPattern;
import org.carrel.sim.world.Spot;

/**
 * Start-up caches (JEP 483, 514) of hub and agent, each written by one run of the shipped program through a start, a visit and an
 * orderly stop, as an installation would make them once.
 */
public record Warm(Path hub, Path shelf) {
    /** Writing a cache takes the machine's compiler for a while, after the program itself has ended. */
    private static final Duration WRITING = Duration.ofMinutes(3);

    private static final Duration VISIT = Duration.ofSeconds(6);
    private static final int TAPS_MOST = 5;

    /** @param folder for the library in which the programs are trained, and for the caches */
    public static Warm train(Installation installation, Path folder) throws IOException, InterruptedException {
        Warm warm = new Warm(folder.resolve("hub.aot"), folder.resolve("shelf.aot"));
        House.Plan plan = new House.Plan(
                installation,
                folder.resolve("house"),
                1,
                0,
                1,
                0,
                1,
                Optional.empty(),
                List.of("-XX:AOTCacheOutput=" + warm.hub()),
                List.of("-XX:AOTCacheOutput=" + warm.shelf()));
        try (House house = new House(plan)) {
            house.start();
            House.Shelf shelf = house.shelves().getFirst();
            Volume volume = plan.volumes().getFirst();
            Spot spot = new Spot(shelf.id(), "A1");
            house.ask(world -> world.place(volume.thing(), spot));
            for (int tap = 0; tap < TAPS_MOST && !lit(house, spot); tap++) {
                house.ask(world -> world.tapCard(plan.guests().getFirst().card(), shelf.id()));
                TimeUnit.NANOSECONDS.sleep(VISIT.toNanos());
            }
            shelf.agent().stop(WRITING);
            house.hub().stop(WRITING);
        }
        for (Path cache : List.of(warm.hub(), warm.shelf())) {
            if (!Files.exists(cache)) {
                throw new IllegalStateException("this Java machine wrote no start-up cache at " + cache);
            }
        }
        return warm;
    }

    public List<String> hubOptions() {
        return List.of("-XX:AOTCache=" + hub);
    }

    public List<String> shelfOptions() {
        return List.of("-XX:AOTCache=" + shelf);
    }

    private static boolean lit(House house, Spot spot) {
        return house.ask(world -> world.lamp(spot) == LampPattern.STEADY);
    }
}
