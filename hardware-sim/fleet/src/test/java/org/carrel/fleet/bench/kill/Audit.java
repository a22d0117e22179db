package org.carrel.fleet.bench.kill;

import java.util.Set;
import org.carrel.fleet.bench.house.House;
import org.carrel.fleet.bench.house.Volume;
import org.carrel.fleet.bench.kill.Verdict.Promise;
import org.carrel.sim.tag.TagContent;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Whereabouts;

/**
 * Compares, when every program has stopped, what the hub's database says with what hands did in the world and with what each device
 * journaled. Knows nothing of how the programs come to their conclusions.
 */
final class Audit {
    private final House house;
    private final Ledger ledger;
    private final Verdict verdict;

    Audit(House house, Truth truth, Lives lives, Verdict verdict) {
        this.house = house;
        this.ledger = new Ledger(truth, lives, verdict);
        this.verdict = verdict;
    }

    void judge() {
        try (Books hub = new Books(house.hubData().resolve("hub.sqlite"))) {
            if (!hub.sound()) {
                verdict.found(Promise.STORE, "the hub's database");
            }
            house.shelves().forEach(shelf -> events(shelf, hub));
            ledger.loans(house.plan().volumes(), hub.loans());
            tags(hub.tagsToRepair());
            hub.incidents().forEach(incident -> verdict.found(Promise.INCIDENT, incident));
        }
        ledger.doors();
        leftUnlocked();
    }

    private void events(House.Shelf shelf, Books hub) {
        String device = shelf.id().value();
        try (Books journal = new Books(shelf.journal())) {
            if (!journal.sound()) {
                verdict.found(Promise.STORE, "the journal of " + device);
            }
            ledger.events(device, journal.journaled(), hub.applied(device));
        }
    }

    /** A book that left says "on loan" to the gate, a book that stayed does not; what could not be written is known. */
    private void tags(Set<String> toRepair) {
        for (Volume volume : house.plan().volumes()) {
            Whereabouts where = house.ask(world -> world.where(volume.thing()));
            int afi = house.ask(
                    world -> world.thing(volume.thing()).tags().getFirst().afi());
            boolean outside = where instanceof Whereabouts.Outside;
            boolean right = outside ? afi == TagContent.AFI_ON_LOAN : afi == TagContent.AFI_SECURED;
            if (!right && !toRepair.contains(volume.uid().toString())) {
                verdict.found(
                        Promise.TAG,
                        volume.barcode() + " " + (outside ? "left" : "stayed") + " with AFI "
                                + Integer.toHexString(afi));
            }
        }
    }

    private void leftUnlocked() {
        for (House.Shelf shelf : house.shelves()) {
            for (FurniturePlan.Compartment each : shelf.plan().compartments()) {
                Spot spot = new Spot(shelf.id(), each.name());
                if (house.ask(world -> world.lockFree(spot))) {
                    verdict.found(Promise.DOOR, spot + " stands unlocked at the end");
                }
            }
        }
    }
}
