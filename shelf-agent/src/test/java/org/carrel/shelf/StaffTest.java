package org.carrel.shelf;

import static org.carrel.shelf.ShelfBench.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.CommandReport.Accepted;
import org.carrel.contract.message.CommandReport.Done;
import org.carrel.contract.message.CommandReport.Failed;
import org.carrel.contract.message.CommandReport.Reason;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.Reply;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.Circumstance;
import org.carrel.contract.message.ShelfEvent.DoorCause;
import org.carrel.shelf.panel.PanelAction;
import org.carrel.shelf.panel.PanelScreen;
import org.junit.jupiter.api.Test;

/** Staff at the shelf with their card, and staff at the hub with commands. */
class StaffTest {
    private static final String STAFF = "S0001";
    private static final Done DONE = new Done(new Reply.Done());

    private final ShelfBench shelf = ShelfBench.openShelf();
    private final ShelfBench cabinet = ShelfBench.cabinet();

    @Test
    void placingBooksOnAnOpenShelfNeedsNoCard() {
        shelf.book(1);
        shelf.ready();
        shelf.put(1, A3);
        shelf.settle();
        assertEquals(new ShelfEvent.ItemPlaced(A3, item(1), uid(1)), shelf.event(ShelfEvent.ItemPlaced.class));
        shelf.screen(PanelScreen.Idle.class);
    }

    @Test
    void thePullListIsGuidedByLightOneAfterAnotherOrAll() {
        shelf.book(1, A1);
        shelf.book(2, A2);
        shelf.book(3, A3);
        shelf.ready();
        shelf.tap(STAFF);
        shelf.answer(staff(1, 3));
        assertEquals(List.of(true, false, false), List.of(shelf.lit(A1), shelf.lit(A2), shelf.lit(A3)));
        shelf.take(1);
        shelf.settle();
        assertEquals(List.of(false, false, true), List.of(shelf.lit(A1), shelf.lit(A2), shelf.lit(A3)));
        assertEquals(1, shelf.screen(PanelScreen.Staff.class).pulled());
        assertEquals(2, shelf.screen(PanelScreen.Staff.class).toPull());
        shelf.touch(PanelAction.ALL_OR_ONE);
        assertTrue(shelf.screen(PanelScreen.Staff.class).all());
        assertEquals(
                Circumstance.STAFF, shelf.event(ShelfEvent.ItemRemoved.class).circumstance());
        assertFalse(shelf.alarmed(Alarm.ITEM_TAKEN_UNATTENDED));
    }

    @Test
    void allOfThePullListCanShineAtOnce() {
        shelf.book(1, A1);
        shelf.book(3, A3);
        shelf.ready();
        shelf.tap(STAFF);
        shelf.answer(staff(1, 3));
        shelf.touch(PanelAction.ALL_OR_ONE);
        assertTrue(shelf.lit(A1) && shelf.lit(A3));
    }

    @Test
    void staffOpenAllDoorsOfACabinetAndNoDoorAlarmsWhileTheyWork() {
        cabinet.ready();
        cabinet.tap(STAFF);
        cabinet.answer(staff());
        for (CompartmentId id : PLACES) {
            assertTrue(cabinet.energised(id));
            cabinet.door(id, true);
        }
        cabinet.run(Duration.ofMinutes(4));
        assertFalse(cabinet.alarmed(Alarm.DOOR_LEFT_OPEN));
        assertEquals(
                List.of(DoorCause.STAFF, DoorCause.STAFF, DoorCause.STAFF, DoorCause.STAFF),
                cabinet.events(ShelfEvent.DoorOpened.class).stream()
                        .map(ShelfEvent.DoorOpened::cause)
                        .toList());
        cabinet.book(1, A2);
        cabinet.settle();
        cabinet.take(1);
        cabinet.settle();
        assertEquals(
                Circumstance.STAFF, cabinet.event(ShelfEvent.ItemRemoved.class).circumstance());
    }

    @Test
    void aGuidedPullInACabinetUnlocksWhereTheLightIs() {
        cabinet.book(1, A1);
        cabinet.book(2, A2);
        cabinet.ready();
        cabinet.tap(STAFF);
        cabinet.answer(staff(1, 2));
        assertTrue(cabinet.energised(A1));
        assertFalse(cabinet.energised(A2));
        cabinet.door(A1, true);
        cabinet.take(1);
        cabinet.settle();
        assertTrue(cabinet.energised(A2) && cabinet.lit(A2));
    }

    @Test
    void aStaffSessionEndsByItselfAndAPatronsCardEndsItToo() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.tap(STAFF);
        shelf.answer(staff());
        shelf.run(Duration.ofMinutes(6));
        shelf.screen(PanelScreen.Idle.class);
        shelf.tap(STAFF);
        shelf.answer(staff());
        shelf.visit(ANN, 1);
        assertTrue(shelf.lit(A1));
    }

    @Test
    void openOnCommandIsDoneWhenTheDoorIsOpen() {
        cabinet.ready();
        CommandId id = cabinet.order(new Command.OpenCompartment(A3));
        assertEquals(List.of(new Accepted()), cabinet.reports(id));
        assertTrue(cabinet.energised(A3));
        cabinet.door(A3, true);
        assertEquals(List.of(new Accepted(), DONE), cabinet.reports(id));
        assertEquals(
                DoorCause.COMMAND, cabinet.event(ShelfEvent.DoorOpened.class).cause());
    }

    @Test
    void commandsThatCannotBeCarriedOutSayWhy() {
        cabinet.book(1, A1);
        cabinet.ready();
        shelf.ready();
        assertEquals(
                List.of(new Failed(Reason.UNKNOWN_COMPARTMENT)),
                cabinet.reports(cabinet.order(new Command.OpenCompartment(new CompartmentId("Z9")))));
        assertEquals(
                List.of(new Failed(Reason.UNSUPPORTED)), shelf.reports(shelf.order(new Command.OpenCompartment(A1))));
        assertEquals(
                List.of(new Failed(Reason.UNKNOWN_ITEM)),
                cabinet.reports(cabinet.order(new Command.GuidePull(List.of(item(77))))));
        CommandId stuck = cabinet.order(new Command.OpenCompartment(A2));
        cabinet.run(Duration.ofSeconds(15));
        assertEquals(List.of(new Accepted(), new Failed(Reason.HARDWARE_FAILED)), cabinet.reports(stuck));
        cabinet.visit(ANN, 1);
        for (Command<?> command :
                List.<Command<?>>of(new Command.OpenCompartment(A4), new Command.Restart(), new Command.SelfTest())) {
            assertEquals(List.of(new Failed(Reason.BUSY)), cabinet.reports(cabinet.order(command)));
        }
    }

    @Test
    void aGuidedPullFromTheHubShinesUntilTheLastIsTaken() {
        shelf.book(1, A1);
        shelf.book(2, A2);
        shelf.ready();
        CommandId id = shelf.order(new Command.GuidePull(List.of(item(1), item(2))));
        assertTrue(shelf.lit(A1));
        assertFalse(shelf.lit(A2));
        shelf.take(1);
        shelf.settle();
        assertTrue(shelf.lit(A2));
        shelf.take(2);
        shelf.settle();
        assertEquals(List.of(new Accepted(), DONE), shelf.reports(id));
        assertFalse(shelf.lit(A2));
        assertTrue(shelf.events(ShelfEvent.ItemRemoved.class).stream()
                .allMatch(event -> event.circumstance() == Circumstance.STAFF));
    }

    @Test
    void aPatronComesBeforeAGuidedPull() {
        shelf.book(1, A1);
        shelf.book(2, A2);
        shelf.ready();
        shelf.order(new Command.GuidePull(List.of(item(1))));
        shelf.visit(ANN, 2);
        assertFalse(shelf.lit(A1), "only the patron's own book shines");
        assertTrue(shelf.lit(A2));
    }

    @Test
    void blinkInventoryAndSelfTest() {
        shelf.book(1, A1);
        shelf.ready();
        CommandId blink = shelf.order(new Command.BlinkCompartment(A4, Duration.ofSeconds(5)));
        assertEquals(List.of(new Accepted(), DONE), shelf.reports(blink));
        shelf.run(Duration.ofSeconds(6));
        assertTrue(shelf.trace.contains("lamp A4 on"));
        assertFalse(shelf.lit(A4));

        int told = shelf.events(ShelfEvent.ShelfInventory.class).size();
        CommandId inventory = shelf.order(new Command.TakeInventory());
        assertEquals(List.of(new Accepted()), shelf.reports(inventory));
        shelf.settle();
        assertEquals(List.of(new Accepted(), DONE), shelf.reports(inventory));
        assertEquals(told + 1, shelf.events(ShelfEvent.ShelfInventory.class).size());

        CommandId test = shelf.order(new Command.SelfTest());
        assertTrue(shelf.lit(A1) && shelf.lit(A4), "every lamp shines");
        shelf.settle();
        shelf.settle();
        assertFalse(shelf.lit(A1));
        Done done = assertInstanceOf(Done.class, shelf.reports(test).getLast());
        assertInstanceOf(Reply.TestResult.class, done.reply());
    }

    @Test
    void aRestartOnCommandIsDoneOnceTheDeviceIsBack() {
        // Edge link 39: restarts in the middle of a command left it without an end for ever.
        shelf.ready();
        CommandId restart = shelf.order(new Command.Restart());
        assertTrue(shelf.agent().stopRequested());
        CommandId guide = new CommandId("never-sent");
        assertEquals(List.of(new Accepted()), shelf.reports(restart));
        shelf.restart();
        assertEquals(List.of(DONE), shelf.reports(restart));
        assertEquals(List.of(), shelf.reports(guide));
    }

    @Test
    void aCommandInterruptedByACrashIsReportedFailed() {
        shelf.book(1, A1);
        shelf.ready();
        CommandId guide = shelf.order(new Command.GuidePull(List.of(item(1))));
        shelf.restart();
        List<CommandReport.Progress> after = shelf.reports(guide);
        assertEquals(List.of(new Failed(Reason.HARDWARE_FAILED)), after);
        assertTrue(shelf.store.notes("command/").isEmpty());
    }
}
