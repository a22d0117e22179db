package org.carrel.fleet.bench.kill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.carrel.fleet.bench.house.House;
import org.carrel.fleet.bench.house.Volume;
import org.carrel.fleet.bench.kill.Verdict.Promise;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.world.WorldEvent;

/** One library under kills: opened, killed at, left to come to rest, and audited. */
final class Siege {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration REST = Duration.ofSeconds(12);
    private static final Duration REST_MOST = Duration.ofMinutes(4);
    private static final Duration TOLD_EVERY = Duration.ofSeconds(20);
    private static final int SETTLINGS = 4;

    private final String name;
    private final House house;
    private final Truth truth = new Truth();
    private final Lives lives = new Lives();
    private final Verdict verdict = new Verdict();
    private final Chance chance;

    /** What a siege came to. */
    record Outcome(Verdict verdict, int kills, int takings, int taps, long events, Duration killing, Duration whole) {}

    Siege(String name, House house, long seed) {
        this.name = name;
        this.house = house;
        this.chance = Chance.seeded(seed);
        house.ask(world -> {
            world.listen(event -> {
                if (event instanceof WorldEvent.LockMoved(var spot, boolean free) && free) {
                    truth.unlocked(new Truth.Unlocking(spot, System.nanoTime()));
                }
            });
            return true;
        });
    }

    Outcome hold(int kills) throws InterruptedException {
        long began = System.nanoTime();
        house.start();
        List<Crowd> crowds = crowds();
        crowds.forEach(Crowd::open);
        Killer killer = new Killer(house, lives, kills, chance);
        killer.begin();
        long told = System.nanoTime();
        while (!killer.finished()) {
            TimeUnit.MILLISECONDS.sleep(200);
            if (System.nanoTime() - told > TOLD_EVERY.toNanos()) {
                told = System.nanoTime();
                System.out.printf(
                        "  %s: %d of %d kills, %d books taken, %d s%n",
                        name, lives.kills(), kills, truth.takings(), seconds(began));
            }
        }
        if (!killer.failure().isEmpty()) {
            verdict.found(Promise.RECOVERY, killer.failure());
        }
        Duration killing = Duration.ofNanos(System.nanoTime() - began);
        for (Crowd crowd : crowds) {
            crowd.leave();
        }
        System.out.printf(
                "  %s: killed %d times in %d s; letting it come to rest%n", name, lives.kills(), seconds(began));
        settle();
        new Audit(house, truth, lives, verdict).judge();
        return new Outcome(
                verdict,
                lives.kills(),
                truth.takings(),
                truth.taps().size(),
                applied(),
                killing,
                Duration.ofNanos(System.nanoTime() - began));
    }

    private List<Crowd> crowds() {
        List<Crowd> crowds = new ArrayList<>();
        List<House.Shelf> shelves = house.shelves();
        for (int index = 0; index < shelves.size(); index++) {
            List<Volume> stock = new ArrayList<>();
            for (Volume volume : house.plan().volumes()) {
                if (volume.number() % shelves.size() == index) {
                    stock.add(volume);
                }
            }
            crowds.add(new Crowd(house, shelves.get(index).plan(), stock, truth, chance));
        }
        return crowds;
    }

    /**
     * Runs undisturbed until nothing happens any more, then stops everything in good order. What a device still has for the hub then is
     * given another chance before it counts as lost.
     */
    private void settle() throws InterruptedException {
        for (int settling = 0; settling < SETTLINGS; settling++) {
            for (House.Shelf shelf : house.shelves()) {
                shelf.agent().stop(Duration.ofSeconds(15));
                shelf.agent().start();
            }
            house.hub().start();
            house.hub().awaitReady(PATIENCE);
            for (House.Shelf shelf : house.shelves()) {
                shelf.agent().awaitReady(PATIENCE);
            }
            awaitRest();
            for (House.Shelf shelf : house.shelves()) {
                shelf.agent().stop(Duration.ofSeconds(15));
            }
            house.hub().stop(Duration.ofSeconds(30));
            if (allHandedOver()) {
                return;
            }
        }
    }

    private void awaitRest() throws InterruptedException {
        long deadline = System.nanoTime() + REST_MOST.toNanos();
        List<Long> before = List.of();
        List<Long> now = pulse();
        while (!(now.equals(before) && now.get(1) == house.shelves().size()) && System.nanoTime() < deadline) {
            TimeUnit.NANOSECONDS.sleep(REST.toNanos());
            before = now;
            now = pulse();
        }
    }

    private List<Long> pulse() {
        try (Books hub = new Books(hubDatabase())) {
            return hub.pulse();
        }
    }

    private long applied() {
        return pulse().getFirst();
    }

    private boolean allHandedOver() {
        try (Books hub = new Books(hubDatabase())) {
            for (House.Shelf shelf : house.shelves()) {
                try (Books journal = new Books(shelf.journal())) {
                    SortedMap<Long, String> journaled = journal.journaled();
                    long newest = journaled.isEmpty() ? 0 : journaled.lastKey();
                    if (hub.appliedThrough(shelf.id().value()) < newest) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    private Path hubDatabase() {
        return house.hubData().resolve("hub.sqlite");
    }

    private static long seconds(long since) {
        return (System.nanoTime() - since) / 1_000_000_000;
    }
}
