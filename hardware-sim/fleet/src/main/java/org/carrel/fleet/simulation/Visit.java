package org.carrel.fleet.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carrel.shelf.panel.PanelAction;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.LampPattern;
import org.carrel.sim.world.Outcome;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.Whereabouts;
import org.carrel.sim.world.World;

/** One patron at one shelf: taps, looks where it is lit, takes what is there or something else, thinks better of it, and goes. */
final class Visit {
    private final World world;
    private final Kernel kernel;
    private final Cast.Reader who;
    private final ShelfHost shelf;
    private final Chance chance;
    private int looksLeft;

    private Visit(SimulatedLibrary library, Cast.Reader who, ShelfHost shelf, Chance chance) {
        this.world = library.world;
        this.kernel = library.kernel;
        this.who = who;
        this.shelf = shelf;
        this.chance = chance;
        this.looksLeft = 2 + chance.below(8);
    }

    static void begin(SimulatedLibrary library, Cast.Reader who, ShelfHost shelf, Chance chance) {
        Visit visit = new Visit(library, who, shelf, chance);
        if (chance.happens(0.03)) {
            visit.soon(visit::takeAnything); // Without a card.
        } else {
            library.world.tapCard(who.card(), shelf.furniture);
            visit.soon(visit::look);
        }
    }

    private void look() {
        if (looksLeft-- == 0 || chance.happens(0.1)) {
            go();
        } else if (chance.happens(0.04)) {
            takeAnything();
        } else if (chance.happens(0.05)) {
            shelf.touch(chance.pick(List.of(PanelAction.values())));
            soon(this::look);
        } else {
            lit().ifPresentOrElse(this::reachInto, () -> soon(this::look));
        }
    }

    private Optional<Spot> lit() {
        List<Spot> lit = world.plan(shelf.furniture).compartments().stream()
                .map(each -> new Spot(shelf.furniture, each.name()))
                .filter(spot -> world.lamp(spot) != LampPattern.OFF)
                .toList();
        return lit.isEmpty() ? Optional.empty() : Optional.of(chance.pick(lit));
    }

    private void reachInto(Spot spot) {
        if (!open(spot)) {
            soon(this::look);
            return;
        }
        List<Thing> there = world.in(spot);
        if (there.isEmpty()) {
            soon(this::look);
        } else {
            take(chance.pick(there));
        }
    }

    /** Whether a hand can reach in, or the door lets itself be opened now. */
    private boolean open(Spot spot) {
        return switch (world.openDoor(spot)) {
            case Outcome.Done _ -> true;
            case Outcome.Refused(Outcome.Reason reason) -> reason == Outcome.Reason.NO_DOOR;
        };
    }

    private void takeAnything() {
        for (FurniturePlan.Compartment each : world.plan(shelf.furniture).compartments()) {
            List<Thing> there = world.in(new Spot(shelf.furniture, each.name()));
            if (!there.isEmpty() && chance.happens(0.6)) {
                take(chance.pick(there));
                return;
            }
        }
        soon(this::look);
    }

    private void take(Thing thing) {
        if (!world.lift(thing.id(), who.person()).equals(Outcome.done())) {
            soon(this::look);
        } else if (chance.happens(0.15)) {
            soon(() -> putBack(thing));
        } else {
            soon(this::look);
        }
    }

    private void putBack(Thing thing) {
        Spot spot = new Spot(
                shelf.furniture,
                chance.pick(world.plan(shelf.furniture).compartments()).name());
        world.place(thing.id(), spot);
        soon(this::look);
    }

    private void go() {
        for (FurniturePlan.Compartment each : world.plan(shelf.furniture).compartments()) {
            if (each.door() && chance.happens(0.8)) {
                world.closeDoor(new Spot(shelf.furniture, each.name()));
            }
        }
        if (chance.happens(0.4)) {
            shelf.touch(PanelAction.DONE);
        }
        kernel.after(Duration.ofSeconds(1), who.id(), () -> {
            for (Thing thing : world.things()) {
                if (thing instanceof Thing.Book
                        && world.where(thing.id()).equals(new Whereabouts.InHand(who.person()))) {
                    world.carryOut(thing.id());
                }
            }
        });
    }

    private void soon(Runnable next) {
        kernel.after(Duration.ofMillis(chance.between(200, 2_500)), who.id(), next);
    }
}
