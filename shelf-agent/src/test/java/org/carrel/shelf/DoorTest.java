package org.carrel.shelf;

import static org.carrel.shelf.ShelfBench.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.OperationEvent.StartCause;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.DoorCause;
import org.carrel.contract.message.ShelfEvent.DoorOpened;
import org.carrel.contract.message.ShelfEvent.Ending;
import org.carrel.device.port.Sound;
import org.carrel.shelf.panel.PanelAction;
import org.carrel.shelf.panel.PanelScreen;
import org.carrel.shelf.pickup.state.Timings;
import org.junit.jupiter.api.Test;

/** A cabinet: locked doors, contacts, and what is said when they are not as they should be. */
class DoorTest {
    private final ShelfBench cabinet = ShelfBench.cabinet();

    @Test
    void onlyTheDoorsOfThePatronsBooksAreUnlockedAndOnlyAfterTheIntent() {
        cabinet.book(1, A2);
        cabinet.book(2, A4);
        cabinet.ready();
        cabinet.visit(ANN, 1);
        assertTrue(cabinet.energised(A2));
        assertFalse(cabinet.energised(A1) || cabinet.energised(A3) || cabinet.energised(A4));
        assertTrue(cabinet.trace.indexOf("note visit/000000000001") < cabinet.trace.indexOf("lock A2 on"));
    }

    @Test
    void theLockIsReleasedAsSoonAsTheDoorIsOpen() {
        cabinet.book(1, A2);
        cabinet.ready();
        cabinet.visit(ANN, 1);
        cabinet.door(A2, true);
        assertFalse(cabinet.energised(A2));
        assertEquals(new DoorOpened(A2, DoorCause.COLLECTION), cabinet.event(DoorOpened.class));
    }

    @Test
    void theVisitEndsWhenAllIsTakenAndTheDoorIsClosed() {
        cabinet.book(1, A2);
        cabinet.ready();
        cabinet.visit(ANN, 1);
        cabinet.door(A2, true);
        cabinet.settle();
        cabinet.take(1);
        cabinet.run(Duration.ofSeconds(10));
        assertEquals(List.of(A2), cabinet.screen(PanelScreen.CloseDoors.class).open());
        assertEquals(List.of(), cabinet.events(ShelfEvent.VisitEnded.class));
        cabinet.door(A2, false);
        cabinet.run(Duration.ofSeconds(7));
        assertEquals(
                Ending.ALL_COLLECTED, cabinet.event(ShelfEvent.VisitEnded.class).ending());
    }

    @Test
    void aPulseIsBoundedRepeatedAndThenTheLockIsCalledStuck() {
        cabinet.book(1, A2);
        cabinet.ready();
        cabinet.visit(ANN, 1);
        cabinet.run(Duration.ofMillis(3100));
        assertFalse(cabinet.energised(A2), "no pulse longer than 3 s");
        cabinet.run(Duration.ofSeconds(12));
        assertFalse(cabinet.energised(A2));
        long pulses = cabinet.trace.stream().filter("lock A2 on"::equals).count();
        assertEquals(3, pulses);
        assertTrue(cabinet.alarmed(Alarm.LOCK_STUCK));
        assertEquals(List.of(A2), cabinet.screen(PanelScreen.DoorsStuck.class).stuck());
        cabinet.touch(PanelAction.OPEN_AGAIN);
        assertTrue(cabinet.energised(A2));
        cabinet.door(A2, true);
        assertFalse(cabinet.alarmed(Alarm.LOCK_STUCK));
    }

    @Test
    void aDoorThatOpensWithoutAWordIsForced() {
        cabinet.book(1, A2);
        cabinet.ready();
        cabinet.door(A3, true);
        assertEquals(new DoorOpened(A3, DoorCause.NONE), cabinet.event(DoorOpened.class));
        assertTrue(cabinet.alarmed(Alarm.DOOR_FORCED));
        assertTrue(cabinet.sounds.contains(Sound.ALARM));
        cabinet.door(A3, false);
        assertFalse(cabinet.alarmed(Alarm.DOOR_FORCED));
    }

    @Test
    void aDoorPulledAtTheVeryEndOfAPulseIsNotForced() {
        cabinet.book(1, A2);
        cabinet.ready();
        cabinet.visit(ANN, 1);
        cabinet.settle();
        cabinet.touch(PanelAction.DONE);
        cabinet.run(Duration.ofMillis(300));
        cabinet.door(A2, true);
        assertFalse(cabinet.alarmed(Alarm.DOOR_FORCED));
    }

    @Test
    void aDoorLeftOpenIsRemindedOfAndThenAlarmed() {
        cabinet.book(1, A2);
        cabinet.ready();
        cabinet.visit(ANN, 1);
        cabinet.door(A2, true);
        cabinet.settle();
        cabinet.take(1);
        cabinet.settle();
        cabinet.sounds.clear();
        cabinet.run(Duration.ofSeconds(21));
        assertTrue(cabinet.sounds.contains(Sound.REMINDER));
        assertFalse(cabinet.alarmed(Alarm.DOOR_LEFT_OPEN));
        cabinet.run(Duration.ofMinutes(3));
        assertTrue(cabinet.alarmed(Alarm.DOOR_LEFT_OPEN));
        assertEquals(List.of(A2), cabinet.screen(PanelScreen.CloseDoors.class).open());
        cabinet.door(A2, false);
        assertFalse(cabinet.alarmed(Alarm.DOOR_LEFT_OPEN));
    }

    @Test
    void theNextPatronIsToldToWaitForTheFirstOnesDoor() {
        cabinet.book(1, A1);
        cabinet.book(2, A2);
        cabinet.ready();
        cabinet.visit(ANN, 1);
        cabinet.door(A1, true);
        cabinet.settle();
        cabinet.tap(BEN);
        assertEquals(List.of(A1), cabinet.screen(PanelScreen.WaitForDoors.class).open());
        assertEquals(1, cabinet.session.asks());
        cabinet.take(1);
        cabinet.settle();
        cabinet.door(A1, false);
        assertEquals(2, cabinet.session.asks(), "goes on by itself");
        cabinet.answer(may(2));
        assertTrue(cabinet.energised(A2));
        assertFalse(cabinet.energised(A1));
        assertEquals(hold(1), cabinet.event(ShelfEvent.HoldCollected.class).hold());
    }

    @Test
    void aWalkedOffPatronsOpenDoorHoldsTheNextOneUpOnlyUntilStaffAreCalled() {
        Timings usual = Timings.USUAL;
        cabinet.timings = new Timings(
                Duration.ofSeconds(20),
                usual.warning(),
                usual.visitMax(),
                usual.linger(),
                usual.message(),
                usual.askMax(),
                usual.waitingMax(),
                usual.staffQuiet(),
                usual.guideMax(),
                usual.wrongBlink(),
                usual.inventoryEvery(),
                usual.doors());
        cabinet.book(1, A1);
        cabinet.book(2, A2);
        cabinet.ready();
        cabinet.visit(ANN, 1);
        cabinet.door(A1, true);
        cabinet.run(Duration.ofSeconds(45));
        assertEquals(
                Ending.WALKED_OFF, cabinet.event(ShelfEvent.VisitEnded.class).ending());
        assertEquals(SECURED, cabinet.tags.afi(uid(1)));
        cabinet.tap(BEN);
        cabinet.screen(PanelScreen.WaitForDoors.class);
        cabinet.run(Duration.ofMinutes(2));
        assertTrue(cabinet.alarmed(Alarm.DOOR_LEFT_OPEN));
        cabinet.visit(BEN, 2);
        assertTrue(cabinet.energised(A2));
    }

    @Test
    void aBookTakenThroughADoorLeftOpenIsUnattended() {
        cabinet.book(1, A1);
        cabinet.ready();
        cabinet.visit(ANN, 1);
        cabinet.door(A1, true);
        cabinet.run(Duration.ofSeconds(70));
        cabinet.take(1);
        cabinet.settle();
        assertTrue(cabinet.alarmed(Alarm.ITEM_TAKEN_UNATTENDED));
        assertEquals(List.of(), cabinet.events(ShelfEvent.HoldCollected.class));
    }

    @Test
    void aBouncingContactIsOneOpening() {
        cabinet.book(1, A1);
        cabinet.ready();
        cabinet.visit(ANN, 1);
        for (int bounce = 0; bounce < 9; bounce++) {
            cabinet.input(new ShelfInput.Door(A1, bounce % 2 == 0));
            cabinet.run(Duration.ofMillis(5));
        }
        cabinet.settle();
        assertEquals(1, cabinet.events(DoorOpened.class).size());
        assertEquals(List.of(), cabinet.events(ShelfEvent.DoorClosed.class));
    }

    @Test
    void aDoorThatStandsOpenAtStartIsSaidAndDemandedToBeClosed() {
        // Field note 24.
        cabinet.doors.put(A4, true);
        cabinet.start(StartCause.FIRST_START, false);
        cabinet.session.online(true);
        cabinet.run(Duration.ofSeconds(3));
        assertEquals(new DoorOpened(A4, DoorCause.AT_START), cabinet.event(DoorOpened.class));
        assertEquals(List.of(A4), cabinet.screen(PanelScreen.CloseDoors.class).open());
        cabinet.run(Duration.ofSeconds(20));
        assertTrue(cabinet.sounds.contains(Sound.REMINDER));
        cabinet.door(A4, false);
        cabinet.screen(PanelScreen.Idle.class);
    }

    @Test
    void whenTheHubIsLostOutsideAVisitEverythingStaysLockedAndDark() {
        cabinet.book(1, A1);
        cabinet.ready();
        cabinet.session.online(false);
        cabinet.settle();
        for (var id : PLACES) {
            assertFalse(cabinet.energised(id));
            assertFalse(cabinet.lit(id));
        }
        assertTrue(cabinet.screen(PanelScreen.Idle.class).offline());
    }
}
