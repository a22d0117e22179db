package org.carrel.fleet.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.OperationEvent;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.fleet.Commands;
import org.carrel.hub.reservation.Reservations.Placing;
import org.carrel.hub.store.Services;
import org.carrel.shelf.panel.PanelAction;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.tag.TagContent;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.Whereabouts;
import org.carrel.sim.world.World;

/** What staff do all day: fill the shelves, clear them, take returned books back, place and cancel holds, send commands. */
final class Staff {
    private static final Actor DESK = new Actor.Staff(Cast.STAFF.id());
    private static final String BLIND = "antenna-blind-";

    private final SimulatedLibrary library;
    private final World world;
    private final Kernel kernel;
    private final Chance chance;
    private final TreeSet<HoldId> holds = new TreeSet<>();
    private final Wishes wishes;

    Staff(SimulatedLibrary library, Chance chance) {
        this.library = library;
        this.world = library.world;
        this.kernel = library.kernel;
        this.chance = chance;
        this.wishes = new Wishes(library);
    }

    Wishes wishes() {
        return wishes;
    }

    void errand() {
        switch (chance.below(12)) {
            case 0, 1, 2 -> placeHold(chance.pick(Cast.PATRONS), chance.pick(Cast.COPIES));
            case 3 -> cancelHold();
            case 4, 5, 6, 7 -> fill(chance.pick(library.shelves));
            case 8, 9 -> someoneReturns();
            case 10 -> clear(chance.pick(library.shelves));
            default -> command(chance.pick(library.shelves));
        }
    }

    void placeHold(Cast.Reader patron, Cast.Copy copy) {
        library.hub
                .act(services ->
                        services.reservations().place(patron.patron(), copy.bib(), Cast.SITE, DESK, library.hub.now()))
                .ifPresent(placing -> {
                    kernel.note("desk", patron.id() + " wants " + copy.bib());
                    if (placing instanceof Placing.Placed placed) {
                        holds.add(placed.hold().id());
                        wishes.wants(patron, copy.bib());
                    }
                });
    }

    private void cancelHold() {
        if (!holds.isEmpty()) {
            HoldId hold = chance.pick(List.copyOf(holds));
            kernel.note("desk", "cancels " + hold);
            library.hub.act(services -> services.reservations().cancel(hold, DESK, library.hub.now()));
        }
    }

    /** A book from the desk goes onto a shelf; into a cabinet with the staff card. */
    void fill(ShelfHost shelf) {
        List<Thing> onDesk = books(new Whereabouts.OnDesk());
        if (!onDesk.isEmpty()) {
            Thing book = (chance.happens(0.8) ? wishes.wanted(onDesk, chance) : Optional.<Thing>empty())
                    .orElseGet(() -> chance.pick(onDesk));
            signIn(shelf, spot -> world.place(book.id(), spot));
        }
    }

    private void clear(ShelfHost shelf) {
        signIn(shelf, spot -> {
            List<Thing> there = world.in(spot);
            if (!there.isEmpty()) {
                world.putOnDesk(chance.pick(there).id());
            }
        });
    }

    private interface Deed {
        void at(Spot spot);
    }

    /** At an open shelf most need no card for it; doors open for staff only. */
    private void signIn(ShelfHost shelf, Deed deed) {
        FurniturePlan.Compartment place =
                chance.pick(world.plan(shelf.furniture).compartments());
        Spot spot = new Spot(shelf.furniture, place.name());
        if (!place.door() && chance.happens(0.7)) {
            deed.at(spot);
            return;
        }
        world.tapCard(Cast.STAFF.card(), shelf.furniture);
        kernel.after(Duration.ofSeconds(2), "staff", () -> shelf.touch(PanelAction.OPEN_ALL));
        kernel.after(Duration.ofMillis(chance.between(2_500, 4_500)), "staff", () -> {
            world.openDoor(spot);
            deed.at(spot);
        });
        kernel.after(Duration.ofSeconds(8), "staff", () -> {
            shutDoors(shelf);
            shelf.touch(PanelAction.DONE);
        });
    }

    void shutDoors(ShelfHost shelf) {
        for (FurniturePlan.Compartment each : world.plan(shelf.furniture).compartments()) {
            if (each.door()) {
                world.closeDoor(new Spot(shelf.furniture, each.name()));
            }
        }
    }

    private void someoneReturns() {
        List<Thing> outside = books(new Whereabouts.Outside());
        if (!outside.isEmpty()) {
            giveBack(chance.pick(outside));
        }
    }

    /**
     * At the desk, whose own reader secures the tag, whether or not the hub has heard yet that it was taken. While the hub is away the desk
     * takes nothing back.
     */
    void giveBack(Thing book) {
        boolean taken = library.hub
                .act(services ->
                        services.lending().giveBack(Cast.copy(book).item(), Cast.SITE, DESK, library.hub.now()))
                .isPresent();
        if (taken) {
            kernel.note("desk", "takes back " + book.id());
            book.tags().forEach(tag -> tag.setAfi(TagContent.AFI_SECURED));
            library.loans.returned(Cast.copy(book).item());
            world.putOnDesk(book.id());
        }
    }

    /** After the hub was restored: what has come back since its backup goes over the desk once more. */
    void scanAgain() {
        for (Cast.Copy copy : Cast.COPIES) {
            boolean back =
                    !library.loans.taken(copy.item()) && !(world.where(copy.thing()) instanceof Whereabouts.InHand);
            library.hub.act(
                    services -> back && services.lending().openLoan(copy.item()).isPresent()
                            ? services.lending()
                                    .giveBack(copy.item(), Cast.SITE, DESK, library.hub.now())
                                    .toString()
                            : "");
        }
    }

    /** A lock that was stuck counts as sound again when its door has opened. */
    void tryDoors(ShelfHost shelf) {
        List<FurniturePlan.Compartment> doors = world.plan(shelf.furniture).compartments().stream()
                .filter(FurniturePlan.Compartment::door)
                .toList();
        if (doors.isEmpty() || !everStuck(shelf)) {
            return;
        }
        world.tapCard(Cast.STAFF.card(), shelf.furniture);
        kernel.after(Duration.ofSeconds(2), "staff", () -> shelf.touch(PanelAction.OPEN_ALL));
        kernel.after(
                Duration.ofSeconds(3),
                "staff",
                () -> doors.forEach(each -> world.openDoor(new Spot(shelf.furniture, each.name()))));
        kernel.after(Duration.ofSeconds(6), "staff", () -> {
            shutDoors(shelf);
            shelf.touch(PanelAction.DONE);
        });
    }

    /** Whoever reads that an antenna is blind goes there and holds a label before it: either it can be read, or it is broken. */
    void tryBlindAntenna(ShelfHost shelf) {
        if (!world.where(Cast.TRIAL_LABEL).equals(new Whereabouts.OnDesk())) {
            return;
        }
        library.hub
                .ask(services -> blindAntenna(services, shelf))
                .flatMap(Function.identity())
                .ifPresent(place -> {
                    Spot spot = new Spot(shelf.furniture, place);
                    if (world.plan(shelf.furniture).compartments().stream().anyMatch(FurniturePlan.Compartment::door)) {
                        world.tapCard(Cast.STAFF.card(), shelf.furniture);
                        kernel.after(Duration.ofSeconds(2), "staff", () -> shelf.touch(PanelAction.OPEN_ALL));
                    }
                    kernel.after(Duration.ofSeconds(3), "staff", () -> {
                        world.openDoor(spot);
                        world.place(Cast.TRIAL_LABEL, spot);
                    });
                    kernel.after(Duration.ofSeconds(20), "staff", () -> {
                        world.putOnDesk(Cast.TRIAL_LABEL);
                        shutDoors(shelf);
                        shelf.touch(PanelAction.DONE);
                    });
                });
    }

    private static Optional<String> blindAntenna(Services services, ShelfHost shelf) {
        return services.fleet().devices().device(shelf.address).stream()
                .flatMap(device -> device.description().health().parts().stream())
                .map(Health.Part::detail)
                .filter(detail -> detail.startsWith(BLIND))
                .map(detail -> detail.substring(BLIND.length()))
                .findFirst();
    }

    private static boolean everStuck(ShelfHost shelf) {
        return shelf.accepted.events().stream()
                .anyMatch(event -> event.body() instanceof OperationEvent.AlarmRaised raised
                        && raised.alarm() == OperationEvent.Alarm.LOCK_STUCK);
    }

    void command(ShelfHost shelf) {
        CompartmentId compartment = new CompartmentId(
                chance.pick(world.plan(shelf.furniture).compartments()).name());
        Command<?> command = chance.pick(List.<Command<?>>of(
                new Command.OpenCompartment(compartment),
                new Command.BlinkCompartment(compartment, Duration.ofSeconds(5)),
                new Command.TakeInventory(),
                new Command.SelfTest(),
                new Command.Restart()));
        CommandId id = new CommandId(library.hub.freshKey());
        library.hub.act(services -> services.fleet()
                .commands()
                .issue(
                        new Commands.Request(shelf.address, command, Duration.ofSeconds(30), ""),
                        id,
                        DESK,
                        library.hub.now()));
        kernel.note("desk", shelf.furniture + " is to " + command);
    }

    List<Thing> books(Whereabouts where) {
        List<Thing> found = new ArrayList<>();
        for (Cast.Copy copy : Cast.COPIES) {
            if (world.where(copy.thing()).equals(where)) {
                found.add(world.thing(copy.thing()));
            }
        }
        return found;
    }
}
