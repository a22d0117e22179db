package org.carrel.shelf;

import static org.carrel.shelf.ShelfBench.A1;
import static org.carrel.shelf.ShelfBench.A3;
import static org.carrel.shelf.ShelfBench.ANN;
import static org.carrel.shelf.ShelfBench.RELEASED;
import static org.carrel.shelf.ShelfBench.SECURED;
import static org.carrel.shelf.ShelfBench.item;
import static org.carrel.shelf.ShelfBench.staff;
import static org.carrel.shelf.ShelfBench.uid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.Outcome;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.device.bench.FakeStore;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult.ErrorKind;
import org.carrel.shelf.panel.PanelAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A tag whose security is in doubt, and the book gone. Goal: an alarm calls staff to a shelf, so it ends when the book is not there any
 * more; what its tag says is on the hub's repair list until somebody has seen it.
 */
class RepairTest {
    private final ShelfBench shelf = ShelfBench.openShelf();

    @Test
    void takenDuringAPowerCutTheTagIsOnTheRepairListAndNoAlarmStaysOpen() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.settle();
        shelf.kill();
        shelf.take(1);
        shelf.restart();
        assertEquals(1, shelf.events(ShelfEvent.HoldCollected.class).size());
        // What it reads cannot be asked any more: that it was released is known to the run that died alone.
        assertEquals(
                new ShelfEvent.SecurityWritten(item(1), uid(1), Security.RELEASED, Outcome.PENDING_REPAIR),
                shelf.events(ShelfEvent.SecurityWritten.class).getLast());
        assertNoAlarm();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void thePowerGoesBetweenAnyTwoCommitsAndTheBookGoesWithIt(int commits) {
        shelf.book(1, A1);
        shelf.ready();
        boolean cut = false;
        shelf.store.dieAfter(commits);
        try {
            shelf.visit(ANN, 1);
            shelf.run(Duration.ofMillis(30));
            shelf.touch(PanelAction.DONE);
            shelf.run(Duration.ofMinutes(1));
        } catch (FakeStore.PowerCut _) {
            cut = true;
        }
        shelf.take(1);
        shelf.store.recover();
        if (cut) {
            shelf.restart();
        }
        shelf.run(Duration.ofMinutes(2));
        assertNoAlarm();
        assertTrue(
                shelf.tags.afi(uid(1)) == SECURED || onTheHubsList(1),
                "a book that went with its gate silent is known to staff");
    }

    @Test
    void whatCouldNotBeSecuredEndsItsAlarmWhenStaffTakeItAway() {
        givenATagThatRefusesToBeSecured();
        assertTrue(shelf.alarmed(Alarm.SECURITY_REPAIR_NEEDED));
        shelf.tap("S0001");
        shelf.answer(staff());
        shelf.take(1);
        shelf.settle();
        assertEquals(1, shelf.events(ShelfEvent.ItemRemoved.class).size());
        assertNoAlarm();
        assertTrue(onTheHubsList(1));
    }

    @Test
    void whatCouldNotBeSecuredEndsItsAlarmWhenItIsGoneAfterAPowerCut() {
        givenATagThatRefusesToBeSecured();
        shelf.kill();
        shelf.take(1);
        shelf.restart();
        assertNoAlarm();
        assertTrue(onTheHubsList(1));
    }

    @Test
    void theAlarmStandsAsLongAsThePatronMayPutTheBookBackToBeMended() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.take(1);
        shelf.settle();
        assertTrue(shelf.alarmed(Alarm.SECURITY_REPAIR_NEEDED));
        shelf.run(shelf.timings.linger());
        assertEquals(1, shelf.events(ShelfEvent.VisitEnded.class).size());
        assertNoAlarm();
        assertTrue(onTheHubsList(1));
    }

    @Test
    void theHubIsToldOnceHoweverOftenTheDeviceStarts() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.take(1);
        shelf.settle();
        shelf.restart();
        int told = shelf.events(ShelfEvent.SecurityWritten.class).size();
        int alarms = shelf.events(OperationEvent.AlarmRaised.class).size();
        shelf.restart();
        shelf.restart();
        assertEquals(told, shelf.events(ShelfEvent.SecurityWritten.class).size());
        assertEquals(alarms, shelf.events(OperationEvent.AlarmRaised.class).size());
    }

    @Test
    void backOnTheShelfItIsMendedAndOffTheList() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.settle();
        shelf.kill();
        shelf.take(1);
        shelf.restart();
        shelf.run(Duration.ofMinutes(1));
        assertEquals(RELEASED, shelf.tags.afi(uid(1)));
        shelf.put(1, A3);
        shelf.settle();
        assertEquals(SECURED, shelf.tags.afi(uid(1)));
        assertFalse(onTheHubsList(1));
        assertTrue(shelf.store.notes("repair/").isEmpty());
    }

    private void givenATagThatRefusesToBeSecured() {
        shelf.book(1);
        shelf.tags.afi(uid(1), RELEASED);
        shelf.ready();
        shelf.tags.refuse(command -> command instanceof TagCommand.WriteAfi, ErrorKind.TAG_REFUSED);
        shelf.put(1, A1);
        shelf.settle();
    }

    private void assertNoAlarm() {
        assertFalse(shelf.alarmed(Alarm.SECURITY_REPAIR_NEEDED));
        assertTrue(shelf.store.notes("alarm/" + Alarm.SECURITY_REPAIR_NEEDED).isEmpty());
    }

    /** The hub keeps a tag on its list from a word that it is pending until a word that it is verified. */
    private boolean onTheHubsList(int book) {
        List<ShelfEvent.SecurityWritten> words = shelf.events(ShelfEvent.SecurityWritten.class).stream()
                .filter(word -> word.uid().equals(uid(book)))
                .toList();
        return !words.isEmpty() && words.getLast().outcome() == Outcome.PENDING_REPAIR;
    }
}
