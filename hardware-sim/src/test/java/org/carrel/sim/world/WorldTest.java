package org.carrel.sim.world;

import static org.carrel.sim.world.SmallWorld.CABINET;
import static org.carrel.sim.world.SmallWorld.CARD;
import static org.carrel.sim.world.SmallWorld.PATRON;
import static org.carrel.sim.world.SmallWorld.SHELF;
import static org.carrel.sim.world.SmallWorld.cabinet;
import static org.carrel.sim.world.SmallWorld.shelf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.carrel.sim.Octets;
import org.junit.jupiter.api.Test;

/** Hands, doors, lamps and cards behave as they do in a library. */
class WorldTest {
    private static final Outcome DONE = new Outcome.Done();
    private final SmallWorld small = new SmallWorld(1);
    private final World world = small.world;

    private static Outcome refused(Outcome.Reason reason) {
        return new Outcome.Refused(reason);
    }

    // ---- Hands ----

    @Test
    void aBookGoesFromTheDeskToTheShelfToAHand() {
        Thing.Book book = small.book();
        assertEquals(DONE, world.place(book.id(), shelf("A1")));
        assertEquals(List.of(book), world.in(shelf("A1")));
        assertEquals(DONE, world.lift(book.id(), PATRON));
        assertEquals(List.of(), world.in(shelf("A1")));
        assertEquals(new Whereabouts.InHand(PATRON), world.where(book.id()));
        assertEquals(
                new WorldEvent.Moved(book.id(), new Whereabouts.Shelved(shelf("A1")), new Whereabouts.InHand(PATRON)),
                small.events.getLast());
    }

    @Test
    void booksStandInTheOrderInWhichTheyWerePut() {
        Thing.Book one = small.book();
        Thing.Book two = small.book();
        Thing.Book between = small.book();
        world.place(one.id(), shelf("A1"));
        world.place(two.id(), shelf("A1"));
        world.place(between.id(), shelf("A1"), 1);
        assertEquals(List.of(one, between, two), world.in(shelf("A1")));
    }

    @Test
    void aFullCompartmentTakesNoMore() {
        world.place(small.book(200, 1).id(), shelf("A1"));
        world.place(small.book(200, 2).id(), shelf("A1"));
        Thing.Book thin = small.book(1, 3);
        assertEquals(refused(Outcome.Reason.NO_ROOM), world.place(thin.id(), shelf("A1")));
        assertEquals(new Whereabouts.OnDesk(), world.where(thin.id()));
    }

    @Test
    void swappedBooksTakeEachOthersPlaces() {
        Thing.Book first = small.book();
        Thing.Book last = small.book();
        world.place(first.id(), shelf("A1"));
        world.place(small.book().id(), shelf("A1"));
        world.place(last.id(), shelf("A1"));
        assertEquals(DONE, world.swap(first.id(), last.id()));
        assertEquals(last, world.in(shelf("A1")).getFirst());
        assertEquals(first, world.in(shelf("A1")).getLast());

        Thing.Book elsewhere = small.book();
        world.place(elsewhere.id(), shelf("B2"));
        assertEquals(DONE, world.swap(first.id(), elsewhere.id()));
        assertEquals(elsewhere, world.in(shelf("A1")).getLast());
        assertEquals(List.of(first), world.in(shelf("B2")));
    }

    @Test
    void anUnknownIdIsABugOfTheCaller() {
        assertThrows(IllegalArgumentException.class, () -> world.lift(new ThingId("none"), PATRON));
        assertThrows(
                IllegalArgumentException.class, () -> world.place(small.book().id(), shelf("Z9")));
        assertThrows(
                IllegalArgumentException.class, () -> world.lift(small.book().id(), new PersonId("nobody")));
    }

    // ---- Doors ----

    @Test
    void aLockedDoorKeepsItsBook() {
        Thing.Book book = small.book();
        assertEquals(refused(Outcome.Reason.DOOR_CLOSED), world.place(book.id(), cabinet("A1")));
        assertEquals(refused(Outcome.Reason.DOOR_LOCKED), world.openDoor(cabinet("A1")));
        assertEquals(refused(Outcome.Reason.NO_DOOR), world.openDoor(shelf("A1")));
    }

    @Test
    void anEnergisedLockLetsADoorOpenAndAClosedDoorLocksAgain() {
        small.drive(CABINET, "lock-A1", true);
        assertEquals(DONE, world.openDoor(cabinet("A1")));
        assertTrue(contact("A1"), "an open door is a high contact");
        small.drive(CABINET, "lock-A1", false);
        assertEquals(DONE, world.place(small.book().id(), cabinet("A1")));
        assertEquals(DONE, world.closeDoor(cabinet("A1")));
        assertFalse(contact("A1"));
        assertEquals(refused(Outcome.Reason.DOOR_LOCKED), world.openDoor(cabinet("A1")));
    }

    @Test
    void aForcedDoorIsOpenAndSaysSo() {
        assertEquals(DONE, world.forceDoor(cabinet("B1")));
        assertTrue(world.doorOpen(cabinet("B1")));
        assertTrue(small.events.contains(new WorldEvent.DoorForced(cabinet("B1"))));
    }

    @Test
    void aStuckBoltStaysWhereItIs() {
        Fault stuck = new Fault.LockStuck(cabinet("A1"));
        world.inject(stuck);
        small.drive(CABINET, "lock-A1", true);
        assertEquals(refused(Outcome.Reason.DOOR_LOCKED), world.openDoor(cabinet("A1")));
        world.heal(stuck);
        assertEquals(DONE, world.openDoor(cabinet("A1")));
    }

    @Test
    void aBoardThatDiesLeavesDoorsLockedAndLampsDark() {
        small.drive(CABINET, "lock-A1", true);
        small.drive(CABINET, "lamp-A1", true);
        world.inject(new Fault.OutputsPersist(CABINET));
        world.boardDied(CABINET);
        assertTrue(world.lockFree(cabinet("A1")), "without strict_gpiod a dead board holds the door unlocked");
        world.healAll();
        world.boardDied(CABINET);
        assertEquals(LampPattern.OFF, lampAfter(Duration.ofSeconds(2), cabinet("A1")));
        assertEquals(refused(Outcome.Reason.DOOR_LOCKED), world.openDoor(cabinet("A1")));
    }

    @Test
    void aBadContactChattersAndThenTellsTheTruth() {
        int pin = world.pins(CABINET).numbered("contact-A1").orElseThrow();
        world.inject(new Fault.ContactBounces(CABINET, pin, 3, Duration.ofMillis(2)));
        int[] changes = {0};
        world.pins(CABINET).listen((changed, _) -> changes[0] += changed.number() == pin ? 1 : 0);
        world.forceDoor(cabinet("A1"));
        small.kernel.runFor(Duration.ofSeconds(1));
        assertEquals(7, changes[0], "opened, then thrice shut and open");
        assertTrue(contact("A1"));
    }

    // ---- Lamps ----

    @Test
    void aLampIsSeenAsSteadySlowOrDouble() {
        assertEquals(LampPattern.OFF, world.lamp(shelf("A1")));
        small.drive(SHELF, "lamp-A1", true);
        assertEquals(LampPattern.STEADY, lampAfter(Duration.ofSeconds(2), shelf("A1")));

        small.drive(SHELF, "lamp-A2", true);
        blink("lamp-A2", 500, 500, 500, 500, 500, 500, 500);
        assertEquals(LampPattern.SLOW, world.lamp(shelf("A2")));

        small.drive(SHELF, "lamp-B1", true);
        blink("lamp-B1", 120, 120, 120, 640, 120, 120, 120, 640);
        assertEquals(LampPattern.DOUBLE, world.lamp(shelf("B1")));
        assertEquals(LampPattern.STEADY, lampAfter(Duration.ofSeconds(3), shelf("B1")));
    }

    @Test
    void aStuckPinShowsItsLevelWhateverDrivesIt() {
        int pin = world.pins(SHELF).numbered("lamp-A1").orElseThrow();
        Fault stuck = new Fault.PinStuck(SHELF, pin, true);
        world.inject(stuck);
        small.drive(SHELF, "lamp-A1", false);
        assertEquals(LampPattern.STEADY, lampAfter(Duration.ofSeconds(2), shelf("A1")));
        world.heal(stuck);
        assertEquals(LampPattern.OFF, lampAfter(Duration.ofSeconds(2), shelf("A1")));
    }

    // ---- Cards ----

    @Test
    void aTappedCardTellsItsChipAndTheLogDoesNot() {
        assertEquals(DONE, world.tapCard(CARD, SHELF));
        WorldEvent tapped = small.events.getLast();
        assertEquals(new WorldEvent.CardTapped(SHELF, CARD, Octets.hex("04A1B2C3D4E5F6")), tapped);
        assertFalse(String.join("\n", small.kernel.trace().lines()).contains("04A1B2C3D4E5F6"));
    }

    @Test
    void aBookHasNoChipToTap() {
        assertEquals(
                refused(Outcome.Reason.NOTHING_TO_READ),
                world.tapCard(small.book().id(), SHELF));
    }

    // ---- The picture ----

    @Test
    void theViewShowsWhatIsSo() {
        Thing.Book book = small.book();
        world.place(book.id(), shelf("B2"));
        WorldView.FurnitureView shelf = world.view().furniture().get(1);
        WorldView.CompartmentView compartment = shelf.compartments().get(3);
        assertEquals("B2", compartment.name());
        assertEquals(380, compartment.freeMm());
        assertEquals("book-1", compartment.things().getFirst().id());
        assertEquals(WorldView.DoorView.NONE, compartment.door());
        assertEquals(
                WorldView.DoorView.LOCKED,
                world.view().furniture().getFirst().compartments().getFirst().door());
        assertEquals(
                "card-mei", world.view().persons().get(1).holding().getFirst().id());
    }

    private boolean contact(String compartment) {
        return world.pins(CABINET)
                .high(world.pins(CABINET).numbered("contact-" + compartment).orElseThrow());
    }

    private LampPattern lampAfter(Duration wait, Spot spot) {
        small.kernel.runFor(wait);
        return world.lamp(spot);
    }

    /** Toggles the pin after each of the pauses. */
    private void blink(String pin, int... pausesMillis) {
        int number = world.pins(SHELF).numbered(pin).orElseThrow();
        for (int pause : pausesMillis) {
            small.kernel.runFor(Duration.ofMillis(pause));
            world.pins(SHELF).drive(number, !world.pins(SHELF).high(number));
        }
    }
}
