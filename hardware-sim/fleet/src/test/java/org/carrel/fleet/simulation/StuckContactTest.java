package org.carrel.fleet.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.fleet.simulation.network.SimBroker;
import org.carrel.hub.shelf.Shelves;
import org.carrel.hub.store.Services;
import org.carrel.shelf.panel.PanelAction;
import org.carrel.shelf.panel.PanelScreen;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.Outcome;
import org.carrel.sim.world.RadioConditions;
import org.carrel.sim.world.Spot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A door's contact is shorted and says one thing for ever. Goal: staff are told, no lock stays energised for it, and whoever took her
 * book has her loan.
 */
class StuckContactTest {
    private static final Cast.Reader ANN = Cast.PATRONS.getFirst();
    private static final Cast.Copy BOOK = Cast.COPIES.getFirst();
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Draw draw = new Draw(
            1,
            List.of(true),
            Duration.ZERO,
            PATIENCE,
            PATIENCE,
            RadioConditions.PERFECT,
            Duration.ofMillis(5),
            SimBroker.Manners.GOOD,
            new EnumMap<>(Mishap.class));
    private final SimulatedLibrary library = new SimulatedLibrary(
            draw, Simulation.morning(), Scratch.make(), Trace.keeping(0), SimulatedLibrary.Workshop.HONEST);
    private final Story story = new Story(library, draw);
    private final ShelfHost cabinet = library.shelves.getFirst();
    private final Spot place = new Spot(cabinet.furniture, "A1");

    private final Staff staff = new Staff(library, Chance.seeded(1));

    @BeforeEach
    void staffPutAnnsBookIntoTheCabinet() {
        library.open();
        story.goOn(Duration.ofSeconds(10));
        staff.placeHold(ANN, BOOK);
        staffOpensTheDoor();
        assertEquals(Outcome.done(), library.world.place(BOOK.thing(), place));
        story.goOn(Duration.ofSeconds(10));
        staffShutsTheDoor();
        until(() -> ask(services -> services.reservations().readyOn(cabinet.address, library.hub.now()))
                        .size()
                == 1);
        until(() -> cabinet.screen().orElseThrow() instanceof PanelScreen.Idle);
        assertEquals(List.of(), alarms());
    }

    @AfterEach
    void close() {
        library.close();
    }

    @Test
    void stuckShutItIsALockThatDoesNotOpenAndStaffAreTold() {
        Fault stuck = contactStuck(false);
        library.world.inject(stuck);
        library.world.tapCard(ANN.card(), cabinet.furniture);
        until(this::doorLetsItselfBeOpened);
        until(() -> alarms().equals(List.of(Alarm.LOCK_STUCK)));
        assertFalse(library.world.lockFree(place), "pulses are bounded whatever the contact says");
        annTakesTheBook();
        until(() -> borrower().equals(Optional.of(ANN.patron())));
        library.world.closeDoor(place);
        library.world.heal(stuck);
        until(() -> cabinet.screen().orElseThrow() instanceof PanelScreen.Idle);
        assertEquals(List.of(Alarm.LOCK_STUCK), alarms(), "nobody has seen it open yet");
        staffOpensTheDoor();
        until(() -> alarms().isEmpty());
        staffShutsTheDoor();
        story.end();
    }

    @Test
    void stuckOpenItIsADoorLeftOpenAndStaffAreTold() {
        library.world.tapCard(ANN.card(), cabinet.furniture);
        until(this::doorLetsItselfBeOpened);
        Fault stuck = contactStuck(true);
        library.world.inject(stuck);
        story.goOn(Duration.ofSeconds(2));
        annTakesTheBook();
        library.world.closeDoor(place);
        until(() -> cabinet.screen().orElseThrow() instanceof PanelScreen.CloseDoors);
        until(() -> alarms().equals(List.of(Alarm.DOOR_LEFT_OPEN)));
        assertFalse(library.world.lockFree(place));
        library.world.heal(stuck);
        until(() -> alarms().isEmpty());
        story.end();
        assertEquals(Optional.of(ANN.patron()), borrower());
    }

    @Test
    void stuckOpenWhileNobodyIsThereItIsADoorForced() {
        Fault stuck = contactStuck(true);
        library.world.inject(stuck);
        until(() -> alarms().contains(Alarm.DOOR_FORCED));
        assertFalse(library.world.lockFree(place));
        library.world.heal(stuck);
        until(() -> alarms().isEmpty());
        story.end();
    }

    private void staffOpensTheDoor() {
        library.world.tapCard(Cast.STAFF.card(), cabinet.furniture);
        until(() -> cabinet.screen().orElseThrow() instanceof PanelScreen.Staff);
        cabinet.touch(PanelAction.OPEN_ALL);
        until(this::doorLetsItselfBeOpened);
    }

    private void staffShutsTheDoor() {
        staff.shutDoors(cabinet);
        cabinet.touch(PanelAction.DONE);
    }

    private Fault contactStuck(boolean high) {
        return new Fault.PinStuck(
                cabinet.furniture,
                library.world.plan(cabinet.furniture).compartments().getFirst().contactPin(),
                high);
    }

    private boolean doorLetsItselfBeOpened() {
        return library.world.openDoor(place).equals(Outcome.done());
    }

    private void annTakesTheBook() {
        assertEquals(Outcome.done(), library.world.lift(BOOK.thing(), ANN.person()));
        story.goOn(Duration.ofSeconds(4));
        library.world.carryOut(BOOK.thing());
    }

    private List<Alarm> alarms() {
        return ask(services -> services.shelves().alarms(cabinet.address)).stream()
                .map(Shelves.OpenAlarm::alarm)
                .toList();
    }

    private Optional<PatronId> borrower() {
        return ask(services -> services.lending().openLoan(BOOK.item()).map(loan -> loan.patron()));
    }

    private <T> T ask(Function<Services, T> question) {
        return library.hub.ask(question).orElseThrow();
    }

    private void until(BooleanSupplier so) {
        for (int wait = 0; wait < PATIENCE.toMillis() / 10 && !so.getAsBoolean(); wait++) {
            story.goOn(Duration.ofMillis(10));
        }
        assertTrue(
                so.getAsBoolean(),
                () -> "not so within " + PATIENCE + "; the cabinet shows " + cabinet.screen() + ", alarms " + alarms());
    }
}
