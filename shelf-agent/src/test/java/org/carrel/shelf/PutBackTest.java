package org.carrel.shelf;

import static org.carrel.shelf.ShelfBench.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.Ending;
import org.carrel.contract.message.ShelfEvent.Outcome;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.device.bench.FakeStore;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.shelf.panel.PanelAction;
import org.carrel.shelf.panel.PanelScreen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A book is lifted and put back while its patron stands there. Goal: the loan is undone once, and the book is theirs to take as
 * before, without a touch: light, screen and a released tag. No door opens by itself for it.
 */
class PutBackTest {
    private ShelfBench shelf = ShelfBench.openShelf();

    @Test
    void itIsOfferedAgainByItself() {
        givenABookPutBackAtItsPlace();
        assertTrue(shelf.lit(A2));
        assertEquals(List.of(A2, A3), shelf.screen(PanelScreen.Welcome.class).lit());
        assertEquals(2, shelf.screen(PanelScreen.Welcome.class).books());
        assertEquals(RELEASED, shelf.tags.afi(uid(1)));
        assertEquals(hold(1), shelf.event(ShelfEvent.HoldPutBack.class).hold());
    }

    @Test
    void takenAgainItIsOneLoanAndTheGateIsSilent() {
        givenABookPutBackAtItsPlace();
        shelf.take(1);
        shelf.settle();
        assertEquals(2, shelf.events(ShelfEvent.HoldCollected.class).size());
        assertEquals(1, shelf.events(ShelfEvent.HoldPutBack.class).size());
        assertReleasedForGood();
        assertEquals(0, shelf.screen(PanelScreen.TakeYours.class).gateWarnings());
    }

    @Test
    void asOftenAsTheyLike() {
        givenABookPutBackAtItsPlace();
        for (int time = 0; time < 5; time++) {
            shelf.take(1);
            shelf.settle();
            shelf.put(1, PLACES.get(time % PLACES.size()));
            shelf.settle();
        }
        shelf.take(1);
        shelf.settle();
        assertEquals(7, shelf.events(ShelfEvent.HoldCollected.class).size());
        assertEquals(6, shelf.events(ShelfEvent.HoldPutBack.class).size());
        assertReleasedForGood();
    }

    @Test
    void whereverItIsPut() {
        givenTwoBooksOfOnePatron();
        shelf.take(1);
        shelf.settle();
        shelf.put(1, A4);
        shelf.settle();
        assertEquals(List.of(A3, A4), shelf.screen().lit());
        assertEquals(A4, shelf.event(ShelfEvent.HoldPutBack.class).compartment());
        assertEquals(RELEASED, shelf.tags.afi(uid(1)));
    }

    @Test
    void whoGoesWithoutItHasBorrowedNothingAndItIsSecured() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.settle();
        shelf.take(1);
        shelf.settle();
        shelf.put(1, A1);
        shelf.settle();
        shelf.run(shelf.timings.linger());
        assertTrue(shelf.lit(A1), "it is offered as long as at first");
        shelf.run(shelf.timings.quiet().plus(shelf.timings.warning()));
        assertEquals(SECURED, shelf.tags.afi(uid(1)));
        ShelfEvent.VisitEnded ended = shelf.event(ShelfEvent.VisitEnded.class);
        assertEquals(Ending.WALKED_OFF, ended.ending());
        assertEquals(0, ended.collected());
        assertEquals(1, ended.left());
    }

    @Test
    void nothingShinesBeforeTheIntentIsJournaledAndThenItDoes() {
        givenTwoBooksOfOnePatron();
        shelf.take(1);
        shelf.settle();
        shelf.store.fail(StoreFailure.Kind.FULL);
        shelf.put(1, A2);
        shelf.settle();
        assertFalse(shelf.lit(A2));
        assertEquals(SECURED, shelf.tags.afi(uid(1)));
        shelf.store.recover();
        shelf.run(Duration.ofSeconds(4));
        assertTrue(shelf.lit(A2));
        assertEquals(RELEASED, shelf.tags.afi(uid(1)));
        assertEquals(1, shelf.events(ShelfEvent.HoldPutBack.class).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void thePowerGoesBetweenAnyTwoCommitsAndNothingIsToldTwice(int commits) {
        givenTwoBooksOfOnePatron();
        shelf.take(1);
        shelf.settle();
        shelf.store.dieAfter(commits);
        boolean cut = false;
        try {
            shelf.put(1, A2);
            shelf.settle();
            shelf.take(1);
            shelf.settle();
            shelf.put(1, A2);
            shelf.settle();
        } catch (FakeStore.PowerCut _) {
            cut = true;
        }
        assertTrue(cut, "there are so many commits");
        shelf.store.recover();
        shelf.put(1, A2);
        shelf.restart();
        shelf.run(Duration.ofMinutes(1));
        int lent = shelf.events(ShelfEvent.HoldCollected.class).size();
        assertEquals(lent, shelf.events(ShelfEvent.HoldPutBack.class).size());
        assertEquals(SECURED, shelf.tags.afi(uid(1)));
        assertEquals(2, shelf.event(ShelfEvent.VisitEnded.class).left());
        assertTrue(shelf.store.notes("visit/").isEmpty());
        assertTrue(shelf.store.notes("repair/").isEmpty());
    }

    @Test
    void aDoorThatWasShutOnItStaysShutUntilTheyAsk() {
        givenABookPutBackBehindADoor();
        shelf.door(A2, false);
        shelf.settle();
        assertFalse(shelf.energised(A2));
        assertTrue(shelf.lit(A2));
        shelf.touch(PanelAction.OPEN_AGAIN);
        assertTrue(shelf.energised(A2));
        shelf.door(A2, true);
        shelf.take(1);
        shelf.settle();
        assertReleasedForGood();
        assertFalse(shelf.alarmed(Alarm.DOOR_FORCED));
    }

    @Test
    void aDoorShutBeforeItIsSeenAgainStaysShutToo() {
        givenABookTakenFromBehindADoor();
        shelf.put(1, A2);
        shelf.door(A2, false);
        shelf.settle();
        assertEquals(1, shelf.events(ShelfEvent.HoldPutBack.class).size());
        assertTrue(shelf.lit(A2));
        assertFalse(shelf.energised(A2));
        assertEquals(
                1, shelf.trace.stream().filter("lock A2 on"::equals).count(), "unlocked at the beginning, never since");
    }

    @Test
    void whoSaidThatTheyAreDoneAndPutsItBackIsDoneWhenTheDoorIsShut() {
        givenABookTakenFromBehindADoor();
        shelf.touch(PanelAction.DONE);
        shelf.put(1, A2);
        shelf.settle();
        shelf.screen(PanelScreen.CloseDoors.class);
        shelf.door(A2, false);
        shelf.settle();
        assertEquals(1, shelf.event(ShelfEvent.VisitEnded.class).left());
        assertEquals(SECURED, shelf.tags.afi(uid(1)));
    }

    private void givenTwoBooksOfOnePatron() {
        shelf.book(1, A2);
        shelf.book(2, A3);
        shelf.ready();
        shelf.visit(ANN, 1, 2);
        shelf.settle();
    }

    private void givenABookPutBackAtItsPlace() {
        givenTwoBooksOfOnePatron();
        shelf.take(1);
        shelf.settle();
        assertEquals(List.of(A3), shelf.screen(PanelScreen.TakeYours.class).lit());
        shelf.put(1, A2);
        shelf.settle();
    }

    private void givenABookTakenFromBehindADoor() {
        shelf = ShelfBench.cabinet();
        shelf.book(1, A2);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.door(A2, true);
        shelf.settle();
        shelf.take(1);
        shelf.settle();
    }

    private void givenABookPutBackBehindADoor() {
        givenABookTakenFromBehindADoor();
        shelf.put(1, A2);
        shelf.settle();
        assertTrue(shelf.lit(A2));
    }

    private void assertReleasedForGood() {
        assertEquals(RELEASED, shelf.tags.afi(uid(1)));
        ShelfEvent.SecurityWritten last = shelf.events(ShelfEvent.SecurityWritten.class).stream()
                .filter(word -> word.uid().equals(uid(1)))
                .toList()
                .getLast();
        assertEquals(new ShelfEvent.SecurityWritten(item(1), uid(1), Security.RELEASED, Outcome.VERIFIED), last);
        assertFalse(shelf.alarmed(Alarm.SECURITY_REPAIR_NEEDED));
        assertTrue(shelf.store.notes("repair/").isEmpty());
    }
}
