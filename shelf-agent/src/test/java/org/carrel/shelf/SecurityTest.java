package org.carrel.shelf;

import static org.carrel.shelf.ShelfBench.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.Outcome;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.device.port.Sound;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult.ErrorKind;
import org.carrel.device.security.SecurityValues;
import org.carrel.shelf.panel.PanelAction;
import org.carrel.shelf.panel.PanelScreen;
import org.junit.jupiter.api.Test;

/** A tag's security: written while the book stands there, read back, and never the reason for a failed loan. */
class SecurityTest {
    private final ShelfBench shelf = ShelfBench.openShelf();

    @Test
    void aFailedWriteIsALoanWithAWarningNotAFailedLoan() {
        // Field notes 3 and 5: loans made, writes failed, and the patron was told that borrowing had failed.
        shelf.book(1, A1);
        shelf.book(2, A2);
        shelf.ready();
        shelf.tags.refuse(
                command -> command instanceof TagCommand.WriteAfi w && w.uid().equals(uid(1)), ErrorKind.RADIO);
        shelf.visit(ANN, 1, 2);
        shelf.settle();
        shelf.take(1);
        shelf.settle();
        assertEquals(hold(1), shelf.event(ShelfEvent.HoldCollected.class).hold());
        assertEquals(1, shelf.screen(PanelScreen.TakeYours.class).gateWarnings());
        assertTrue(shelf.sounds.contains(Sound.GATE_WARNING));
        assertTrue(shelf.alarmed(Alarm.SECURITY_REPAIR_NEEDED));
        assertTrue(written(Security.RELEASED, Outcome.PENDING_REPAIR) >= 1);
    }

    @Test
    void aBookLiftedTooFastIsOnTheRepairListOnce() {
        // Field notes 3 and 6.
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.take(1);
        shelf.settle();
        assertEquals(1, shelf.events(ShelfEvent.HoldCollected.class).size());
        assertEquals(1, written(Security.RELEASED, Outcome.PENDING_REPAIR));
        assertTrue(shelf.alarmed(Alarm.SECURITY_REPAIR_NEEDED));
        assertEquals(SECURED, shelf.tags.afi(uid(1)));
    }

    @Test
    void putBackToMendItIsReleasedAndMayBeTakenAgain() {
        // Field note 3: "put back to fix".
        shelf.book(1, A1);
        shelf.book(2, A2);
        shelf.ready();
        shelf.visit(ANN, 1, 2);
        shelf.take(1);
        shelf.settle();
        shelf.put(1, A1);
        shelf.settle();
        assertEquals(RELEASED, shelf.tags.afi(uid(1)));
        assertTrue(shelf.lit(A1));
        assertFalse(shelf.alarmed(Alarm.SECURITY_REPAIR_NEEDED));
        shelf.take(1);
        shelf.settle();
        assertEquals(0, shelf.screen(PanelScreen.TakeYours.class).gateWarnings());
        assertEquals(2, shelf.events(ShelfEvent.HoldCollected.class).size());
        assertEquals(1, shelf.events(ShelfEvent.HoldPutBack.class).size());
    }

    @Test
    void aFlakyWriteIsRepeatedUntilItReadsBackRight() {
        // Field note 7: readers that need many tries.
        shelf.book(1, A1);
        shelf.ready();
        int[] writes = {0};
        shelf.tags.refuse(command -> command instanceof TagCommand.WriteAfi && ++writes[0] < 5, ErrorKind.NO_TAG);
        shelf.visit(ANN, 1);
        shelf.settle();
        assertEquals(RELEASED, shelf.tags.afi(uid(1)));
        assertEquals(1, written(Security.RELEASED, Outcome.VERIFIED));
        assertEquals(0, written(Security.RELEASED, Outcome.PENDING_REPAIR));
    }

    @Test
    void whatTheTagHadBeforeIsRestoredNotAConstant() {
        // Field notes 2 and 8: another library's value came back as ours and alarmed at its own gate.
        shelf.book(1);
        shelf.tags.afi(uid(1), 0xD7);
        shelf.put(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.settle();
        assertEquals(RELEASED, shelf.tags.afi(uid(1)));
        shelf.touch(PanelAction.DONE);
        shelf.settle();
        assertEquals(0xD7, shelf.tags.afi(uid(1)));
        assertEquals(1, written(Security.SECURED, Outcome.VERIFIED));
    }

    @Test
    void theLibrarysOwnValuesAreConfigured() {
        shelf.security = new SecurityValues(0xD7, 0xDA, false);
        shelf.book(1);
        shelf.tags.afi(uid(1), 0xD7);
        shelf.put(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.settle();
        assertEquals(0xDA, shelf.tags.afi(uid(1)));
    }

    @Test
    void surveillanceIsSwitchedAlongWhereTheLibraryUsesIt() {
        shelf.security = new SecurityValues(SECURED, RELEASED, true);
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.settle();
        List<TagCommand> eas = shelf.tags.done().stream()
                .filter(command -> command instanceof TagCommand.WriteEas)
                .toList();
        assertEquals(List.of(new TagCommand.WriteEas(antenna(A1), uid(1), false)), eas);
        assertEquals(1, written(Security.RELEASED, Outcome.VERIFIED));
    }

    @Test
    void nothingStandsReleasedOnTheShelfWithoutAReason() {
        // A book that the desk forgot to secure, put on the shelf.
        shelf.book(1);
        shelf.tags.afi(uid(1), RELEASED);
        shelf.ready();
        shelf.put(1, A1);
        shelf.settle();
        assertEquals(SECURED, shelf.tags.afi(uid(1)));
    }

    @Test
    void whatCouldNotBeSecuredIsTriedAgainUntilItIsAndThenTheAlarmEnds() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.settle();
        shelf.tags.refuse(command -> command instanceof TagCommand.WriteAfi, ErrorKind.TAG_REFUSED);
        shelf.touch(PanelAction.DONE);
        shelf.settle();
        assertTrue(shelf.alarmed(Alarm.SECURITY_REPAIR_NEEDED));
        assertEquals(1, shelf.events(ShelfEvent.VisitEnded.class).size(), "the tag answered, so it is there");
        shelf.tags.refuseNothing();
        shelf.run(Duration.ofSeconds(15));
        assertEquals(SECURED, shelf.tags.afi(uid(1)));
        assertFalse(shelf.alarmed(Alarm.SECURITY_REPAIR_NEEDED));
    }

    @Test
    void theRepairListOutlivesARestartAndIsWorkedOffWhenTheTagIsSeenAgain() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.take(1);
        shelf.settle();
        shelf.restart();
        assertEquals(1, shelf.store.notes("repair/").size());
        shelf.run(Duration.ofMinutes(1));
        shelf.tags.afi(uid(1), RELEASED);
        shelf.put(1, A3);
        shelf.settle();
        assertEquals(SECURED, shelf.tags.afi(uid(1)));
        assertFalse(shelf.alarmed(Alarm.SECURITY_REPAIR_NEEDED));
        assertTrue(shelf.store.notes("repair/").isEmpty());
    }

    @Test
    void aWrongBooksSecurityIsNotTouched() {
        shelf.book(1, A1);
        shelf.book(2, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.settle();
        shelf.take(2);
        shelf.settle();
        assertEquals(SECURED, shelf.tags.afi(uid(2)));
        assertTrue(shelf.tags.done().stream()
                .noneMatch(command ->
                        command instanceof TagCommand.WriteAfi w && w.uid().equals(uid(2))));
    }

    private long written(Security wanted, Outcome outcome) {
        return shelf.events(ShelfEvent.SecurityWritten.class).stream()
                .filter(event -> event.wanted() == wanted && event.outcome() == outcome)
                .count();
    }
}
