package org.carrel.fleet.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.fleet.simulation.Broken.Promise;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.fleet.Presence;
import org.carrel.hub.intake.DeviceEvents.Incident;
import org.carrel.hub.reservation.Conflict;
import org.carrel.hub.shelf.Shelves;
import org.carrel.hub.store.Services;
import org.carrel.shelf.panel.PanelScreen;
import org.carrel.sim.tag.TagContent;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.LampPattern;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.Whereabouts;
import org.carrel.sim.world.World;

/** What must come true once nothing is broken any more. Gives the first thing that is not so yet. */
final class Liveness {
    private final SimulatedLibrary library;
    private final World world;

    Liveness(SimulatedLibrary library) {
        this.library = library;
        this.world = library.world;
    }

    Optional<Broken> missing() {
        List<Broken> missing = new ArrayList<>();
        for (ShelfHost shelf : library.shelves) {
            atRest(shelf, missing);
        }
        if (!library.hub.running()) {
            missing.add(new Broken(Promise.OTHER, "the hub does not run"));
        }
        if (!missing.isEmpty()) {
            return missing.stream().findFirst();
        }
        library.hub.ask(services -> {
            for (ShelfHost shelf : library.shelves) {
                told(services, shelf, missing);
                stands(services, shelf, missing);
                well(services, shelf, missing);
            }
            if (missing.isEmpty()) {
                onceOnly(services, missing);
                lent(services, missing);
            }
            return true;
        });
        return missing.stream().findFirst();
    }

    private void atRest(ShelfHost shelf, List<Broken> missing) {
        boolean idle = shelf.screen()
                .map(screen -> screen instanceof PanelScreen.Idle it && !it.offline())
                .orElse(false);
        if (!idle) {
            missing.add(new Broken(Promise.OTHER, shelf.furniture + " shows " + shelf.screen()));
        }
        for (FurniturePlan.Compartment each : world.plan(shelf.furniture).compartments()) {
            Spot spot = new Spot(shelf.furniture, each.name());
            if (world.lamp(spot) != LampPattern.OFF || world.lockFree(spot) || world.doorOpen(spot)) {
                missing.add(new Broken(
                        Promise.OTHER,
                        spot + " is not at rest: lamp " + world.lamp(spot) + ", unlocked " + world.lockFree(spot)));
            }
            for (Thing thing : world.in(spot)) {
                if (thing.tags().getFirst().afi() == TagContent.AFI_ON_LOAN) {
                    missing.add(new Broken(Promise.OTHER, thing.id() + " stands in " + spot + " and is released"));
                }
            }
        }
        // A tag that is not there cannot be mended; it stays on the list.
        shelf.accepted.notes().keySet().stream()
                .filter(key -> key.startsWith("visit/") || (key.startsWith("repair/") && standsOn(shelf, key)))
                .forEach(key -> missing.add(new Broken(Promise.OTHER, shelf.furniture + " has not settled " + key)));
    }

    private boolean standsOn(ShelfHost shelf, String key) {
        return Cast.COPIES.stream()
                .anyMatch(copy -> key.endsWith(copy.uid().hex())
                        && world.where(copy.thing()) instanceof Whereabouts.Shelved shelved
                        && shelved.spot().furniture().equals(shelf.furniture));
    }

    /** Every event that was accepted is in the hub's ledger, and the device knows that it is. */
    private void told(Services services, ShelfHost shelf, List<Broken> missing) {
        long newest = shelf.accepted.events().size();
        long through = services.events().through(shelf.address);
        if (through != newest || shelf.acknowledged() != newest) {
            missing.add(new Broken(
                    Promise.LOST,
                    "the hub has " + through + " of the " + newest + " events of " + shelf.furniture
                            + ", which knows of " + shelf.acknowledged()));
        }
    }

    /** The hub's picture of a shelf is what truly stands there. */
    private void stands(Services services, ShelfHost shelf, List<Broken> missing) {
        TreeMap<ItemId, String> truth = new TreeMap<>();
        for (FurniturePlan.Compartment each : world.plan(shelf.furniture).compartments()) {
            for (Thing thing : world.in(new Spot(shelf.furniture, each.name()))) {
                truth.put(new ItemId(thing.label()), each.name());
            }
        }
        TreeMap<ItemId, String> known = new TreeMap<>();
        for (Shelves.StandingItem each : services.shelves().contents(shelf.address)) {
            known.put(each.item(), each.place().compartment().value());
        }
        if (!truth.equals(known)) {
            missing.add(new Broken(
                    Promise.OTHER, "on " + shelf.furniture + " stand " + truth + ", and the hub knows of " + known));
        }
    }

    private void well(Services services, ShelfHost shelf, List<Broken> missing) {
        Device device = services.fleet().devices().device(shelf.address).orElseThrow();
        if (!(device.presence() instanceof Presence.Alive)
                || device.description().health().worst() != Health.Condition.WELL) {
            missing.add(new Broken(
                    Promise.OTHER,
                    shelf.furniture + " is " + device.presence() + ", "
                            + device.description().health()));
        }
    }

    /** One row of the ledger for each event that was accepted, and one effect for each collection. */
    private void onceOnly(Services services, List<Broken> missing) {
        long events = 0;
        long collections = 0;
        for (ShelfHost shelf : library.shelves) {
            events += shelf.accepted.events().size();
            collections += shelf.accepted.events().stream()
                    .filter(event -> event.body() instanceof ShelfEvent.HoldCollected)
                    .count();
        }
        long rows = Ledger.count(library.hub.database(), "inbox");
        long effects = Ledger.count(library.hub.database(), "audit WHERE action = 'HOLD_COLLECTED'");
        if (rows != events || effects != collections) {
            missing.add(new Broken(
                    effects > collections || rows > events ? Promise.TWICE : Promise.LOST,
                    "the hub's ledger has " + rows + " of " + events + " events and " + effects + " of " + collections
                            + " collections"));
        }
        for (Incident incident : services.events().incidents(10)) {
            missing.add(new Broken(Promise.TWICE, "the hub found " + incident));
        }
        if (!(services.audit().verify() instanceof Audit.Verification.Intact)) {
            missing.add(new Broken(Promise.OTHER, "the audit trail is not intact"));
        }
    }

    /** Who took a book by a granted word has it on loan, unless it came back, or staff are told that nobody could be charged. */
    private void lent(Services services, List<Broken> missing) {
        TreeSet<ItemId> disputed = new TreeSet<>();
        for (Conflict conflict : services.reservations().conflicts()) {
            disputed.add(conflict.item());
        }
        for (Cast.Copy copy : Cast.COPIES) {
            boolean onLoan = services.lending().openLoan(copy.item()).isPresent();
            boolean taken = library.loans.taken(copy.item());
            if (disputed.contains(copy.item())) {
                continue;
            }
            if (taken && !onLoan) {
                missing.add(new Broken(Promise.LOST, copy.item() + " was taken and is not on loan"));
            } else if (onLoan && !taken) {
                missing.add(new Broken(Promise.TWICE, copy.item() + " is on loan and nobody took it"));
            }
        }
    }
}
