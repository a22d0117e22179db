package org.carrel.fleet.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carrel.contract.id.Bytes;
import org.carrel.fleet.simulation.network.SimBroker;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.Spot;

/** Lets break what the draw wants broken, as often as it says, until it is told to stop. What it broke for a while heals by itself. */
final class Mishaps {
    private static final Duration SKIPPED_MOST = Duration.ofDays(60);

    private final SimulatedLibrary library;
    private final Kernel kernel;
    private final Chance chance;
    private final List<Bytes> backups = new ArrayList<>();
    private boolean over;
    private boolean restored;

    Mishaps(SimulatedLibrary library) {
        this.library = library;
        this.kernel = library.kernel;
        this.chance = library.chance.fork("mishaps");
    }

    void begin(Map<Mishap, Duration> mishaps) {
        mishaps.forEach((kind, mean) -> {
            Chance own = chance.fork(kind.name());
            again(kind, mean, own);
        });
        if (mishaps.containsKey(Mishap.HUB_RESTORED)) {
            backup();
        }
    }

    /** Nothing breaks any more, and everything is mended. */
    void end() {
        over = true;
        library.world.healAll();
        library.broker.behave(SimBroker.Manners.GOOD);
        clients().forEach(library.broker::mend);
        library.shelves.forEach(shelf -> shelf.fuse.putOut());
        library.shelves.forEach(shelf -> shelf.clock.synchronize());
        if (!library.hub.running()) {
            library.hub.start();
        }
    }

    /** Whether the hub has lost what was done at its desks since some backup. */
    boolean hubWasRestored() {
        return restored;
    }

    private void again(Mishap kind, Duration mean, Chance own) {
        long wait = own.between(mean.toMillis() / 4, mean.toMillis() * 2);
        kernel.after(Duration.ofMillis(wait), "mishap", () -> {
            if (!over) {
                kernel.note("mishap", kind.name());
                happen(kind, own);
                again(kind, mean, own);
            }
        });
    }

    void happen(Mishap kind, Chance own) {
        ShelfHost shelf = own.pick(library.shelves);
        FurnitureId furniture = shelf.furniture;
        switch (kind) {
            case DEVICE_KILLED -> die(shelf, false, own);
            case DEVICE_WITHOUT_POWER -> die(shelf, true, own);
            case WRITE_TO_CARD_TORN -> shelf.fuse.tearNextWrite();
            case HUB_KILLED -> hubDies(own);
            case HUB_RESTORED -> {
                restored = true;
                library.hub.restore(own.pick(backups));
                backups.clear();
                backups.add(library.hub.image());
            }
            case BROKER_RESTARTED ->
                library.broker.restart(Duration.ofMillis(own.between(100, 8_000)), own.happens(0.5), own.happens(0.5));
            case LINE_CUT -> {
                String client = own.pick(clients());
                library.broker.cut(client);
                mendLater(client, own);
            }
            case LINE_SILENT -> {
                String client = own.pick(clients());
                int ways = own.below(3);
                library.broker.silence(client, ways != 1, ways != 0);
                mendLater(client, own);
            }
            case CLOCK_STEPPED -> {
                shelf.clock.step(Duration.ofMinutes(own.between(-3_000, 3_000)));
                kernel.after(Duration.ofSeconds(own.between(5, 60)), "ntp", shelf.clock::synchronize);
            }
            case DAYS_PASS -> {
                // The hub forgets after three months which events it had; a story is shorter.
                if (library.calendar.skipped().compareTo(SKIPPED_MOST) < 0) {
                    library.calendar.skip(Duration.ofHours(own.between(1, 200)));
                }
            }
            case READER_UNPLUGGED -> forAWhile(new Fault.ReaderUnplugged(furniture), own);
            case READER_SILENT -> forAWhile(new Fault.ReaderSilent(furniture), own);
            case READER_BABBLING -> forAWhile(new Fault.ReaderBabbling(furniture), own);
            case READER_LATE ->
                forAWhile(new Fault.ReaderLate(furniture, Duration.ofMillis(own.between(200, 3_000))), own);
            case READER_LINE_NOISY -> forAWhile(new Fault.NoisyLine(furniture, 0.002), own);
            case READER_RESTARTED -> library.world.restartReader(furniture);
            case TAG_WRITE_TORN ->
                library.world.inject(new Fault.WriteTorn(own.pick(Cast.COPIES).tag(), own.below(3)));
            case CONTACT_BOUNCING, LOCK_STUCK -> doorTrouble(kind, furniture, own);
        }
    }

    private void doorTrouble(Mishap kind, FurnitureId furniture, Chance own) {
        FurniturePlan.Compartment place = own.pick(library.world.plan(furniture).compartments());
        if (!place.door()) {
            return;
        }
        Fault fault = kind == Mishap.LOCK_STUCK
                ? new Fault.LockStuck(new Spot(furniture, place.name()))
                : new Fault.ContactBounces(furniture, place.contactPin(), 3, Duration.ofMillis(4));
        forAWhile(fault, own);
    }

    private void die(ShelfHost shelf, boolean power, Chance own) {
        if (own.happens(0.3)) {
            shelf.die(power);
        } else {
            shelf.fuse.light(1 + own.below(own.happens(0.5) ? 12 : 120), power);
        }
    }

    private void hubDies(Chance own) {
        if (own.happens(0.5)) {
            library.hub.dieAfterNextCommit();
        } else {
            library.hub.kill();
            kernel.after(Duration.ofMillis(own.between(200, 10_000)), "hub", () -> {
                if (!library.hub.running()) {
                    library.hub.start();
                }
            });
        }
    }

    private void backup() {
        if (!over) {
            backups.add(library.hub.image());
            kernel.note("hub", "is backed up");
            kernel.after(Duration.ofSeconds(20), "backup", this::backup);
        }
    }

    private void forAWhile(Fault fault, Chance own) {
        library.world.inject(fault);
        kernel.after(Duration.ofMillis(own.between(200, 15_000)), "repair", () -> library.world.heal(fault));
    }

    private void mendLater(String client, Chance own) {
        kernel.after(Duration.ofMillis(own.between(500, 60_000)), "network", () -> library.broker.mend(client));
    }

    private List<String> clients() {
        List<String> clients = new ArrayList<>(List.of("hub"));
        library.shelves.forEach(shelf -> clients.add(shelf.address.login()));
        return clients;
    }
}
