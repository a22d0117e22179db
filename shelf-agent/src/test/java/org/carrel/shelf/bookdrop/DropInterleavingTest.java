package org.carrel.shelf.bookdrop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.DropEvent.ItemDropped;
import org.carrel.contract.message.drop.Content;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.device.bench.FakeStore;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.shelf.bookdrop.screen.DropScreen;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.Outcome;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.ThingId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: whatever is put in, reached into, broken, killed or cut in whatever order, nobody is endangered while the program lives, no item is told
 * twice for one return, and in the end everything that was put in is told and the belt is empty. By seeded chance.
 */
class DropInterleavingTest {
    private static final int OPERATIONS = 60;
    private static final List<Destination> ANYWHERE = List.of(
            new Destination.Shelf(),
            new Destination.Hold(new SiteId("main")),
            new Destination.OtherBranch(new SiteId("east")),
            new Destination.OtherLibrary("TCC"),
            new Destination.Desk());

    private SplittableRandom chance = new SplittableRandom(0);
    private DropBench drop = new DropBench(0);
    /** Items that were put in, and how often. */
    private final SortedMap<String, Integer> putIn = new TreeMap<>();

    /** What was done when, for whoever reads a failure. */
    private final List<String> story = new ArrayList<>();

    private int untagged;
    private int made;

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= Long.getLong("carrel.seeds", 20); seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everythingIsAccountedFor(long seed) {
        chance = new SplittableRandom(seed);
        drop = DropBench.ready(seed);
        drop.hub = items -> chance.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(items.stream()
                        .map(_ -> ANYWHERE.get(chance.nextInt(ANYWHERE.size())))
                        .toList());
        for (int operation = 0; operation < OPERATIONS; operation++) {
            try {
                operate();
            } catch (FakeStore.PowerCut cut) {
                restart();
            }
            safe("seed " + seed + " operation " + operation);
        }
        heal();
        safe("seed " + seed + " healed");
        live("seed " + seed);
    }

    private void operate() {
        int which = chance.nextInt(16);
        story.add(which + "@" + drop.kernel.now() / 1_000_000);
        switch (which) {
            case 0, 1, 2, 3, 4 -> put(drop.book("B" + ++made, owner()), "B" + made);
            case 5 -> {
                if (put(drop.untagged(), "")) {
                    untagged++;
                }
            }
            case 6, 7 -> {
                drop.drop().hand(true);
                pause();
                drop.drop().hand(false);
            }
            case 8 -> restart();
            case 9 -> drop.store.dieAfter(1 + chance.nextInt(4));
            case 10 -> drop.store.fail(StoreFailure.Kind.FULL);
            case 11 -> drop.store.recover();
            case 12 -> drop.session.online(!drop.session.online());
            case 13 -> {
                Fault fault = fault();
                // Two that nobody can read and that lie on each other pass for one: no drop could tell.
                if (!(fault instanceof Fault.ReaderSilent) || drop.drop().empty()) {
                    drop.world.inject(fault);
                }
            }
            case 14 -> drop.world.healAll();
            default -> emptyABin();
        }
        pause();
    }

    private String owner() {
        return List.of(DropBench.OURS, DropBench.EAST, DropBench.THEIRS, "XX-1").get(chance.nextInt(4));
    }

    private Fault fault() {
        return switch (chance.nextInt(6)) {
            case 0 -> new Fault.BeltJammed(DropBench.DROP);
            case 1 -> new Fault.DiverterStuck(DropBench.DROP);
            case 2 -> new Fault.FlapStuck(DropBench.DROP);
            case 3 -> new Fault.BinFull(new Spot(DropBench.DROP, anyBin()));
            case 4 -> new Fault.ReaderSilent(DropBench.DROP);
            default -> new Fault.AntennaNoisy(DropBench.DROP, 1, 0.5);
        };
    }

    private String anyBin() {
        return DropBench.BINS.get(chance.nextInt(DropBench.BINS.size()));
    }

    private void emptyABin() {
        drop.in(anyBin()).forEach(drop.world::putOnDesk);
    }

    private boolean put(ThingId thing, String item) {
        boolean blind = drop.world.faults().contains(new Fault.ReaderSilent(DropBench.DROP));
        boolean in = (!blind || drop.drop().empty()) && drop.drop().put(thing) instanceof Outcome.Done;
        if (in && !item.isEmpty()) {
            putIn.merge(item, 1, Integer::sum);
        }
        return in;
    }

    private void restart() {
        drop.kill();
        if (chance.nextBoolean()) {
            drop.run(Duration.ofMillis(chance.nextInt(2_000)));
        }
        drop.restart();
    }

    private void pause() {
        drop.run(
                switch (chance.nextInt(4)) {
                    case 0 -> Duration.ZERO;
                    case 1 -> Duration.ofMillis(1 + chance.nextInt(500));
                    case 2 -> Duration.ofMillis(1 + chance.nextInt(5_000));
                    default -> Duration.ofSeconds(chance.nextInt(20));
                });
    }

    /** Mends everything; whoever is called to a jam takes out what is stuck. */
    private void heal() {
        drop.store.recover();
        drop.world.healAll();
        drop.session.online(true);
        drop.drop().hand(false);
        for (String bin : DropBench.BINS) {
            drop.in(bin).forEach(drop.world::putOnDesk);
        }
        drop.run(Duration.ofSeconds(90));
        if (drop.screen() instanceof DropScreen.Closed) {
            drop.in("BELT").forEach(drop.world::putOnDesk);
            drop.run(Duration.ofSeconds(60));
        }
    }

    private void safe(String when) {
        assertEquals(List.of(), drop.dangers, when);
        SortedMap<String, Integer> told = new TreeMap<>();
        for (ItemDropped event : drop.dropped()) {
            if (event.content() instanceof Content.Identified item) {
                int count = told.merge(item.item().value(), 1, Integer::sum);
                assertTrue(
                        count <= putIn.getOrDefault(item.item().value(), 0),
                        () -> when + ": " + item.item() + " was told more often than put in");
            }
        }
    }

    private void live(String when) {
        assertEquals(new DropScreen.Open(false), drop.screen(), when);
        assertTrue(drop.drop().empty(), () -> when + ": something lies on the belt");
        assertTrue(drop.store.notes("drop/").isEmpty(), () -> when + ": a batch is not settled");
        long identified = drop.dropped().stream()
                .filter(event -> event.content() instanceof Content.Identified)
                .count();
        long others = drop.dropped().size() - identified;
        int tagged = putIn.values().stream().mapToInt(Integer::intValue).sum();
        // What nobody could read is counted as such, as far as anything of it passed the barrier by itself.
        assertTrue(
                identified + others >= tagged,
                () -> when + ": " + tagged + " with tags and " + untagged + " without were put in, told were "
                        + identified + " and " + others + " by " + story);
    }
}
