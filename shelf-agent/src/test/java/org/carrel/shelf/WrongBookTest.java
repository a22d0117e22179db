package org.carrel.shelf;

import static org.carrel.shelf.ShelfBench.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.Circumstance;
import org.carrel.device.port.Sound;
import org.carrel.shelf.panel.PanelScreen;
import org.junit.jupiter.api.Test;

/** No stranger's book leaves quietly. */
class WrongBookTest {
    private final ShelfBench shelf = ShelfBench.openShelf();

    @Test
    void theWrongBookInAVisitBlinksSoundsAndAlarmsAndIsNoLoan() {
        shelf.book(1, A1);
        shelf.book(2, A3);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.settle();
        shelf.take(2);
        shelf.settle();
        assertEquals(List.of(A3), shelf.screen(PanelScreen.WrongBook.class).putBackTo());
        assertTrue(shelf.sounds.contains(Sound.WRONG_BOOK));
        assertTrue(shelf.alarmed(Alarm.WRONG_ITEM_TAKEN));
        assertEquals(
                Circumstance.DURING_COLLECTION,
                shelf.event(ShelfEvent.ItemRemoved.class).circumstance());
        assertEquals(List.of(), shelf.events(ShelfEvent.HoldCollected.class));
        assertEquals(List.of(true, false, true, false), rhythm());
    }

    @Test
    void allIsWellWhenItIsBackWhereverItWasPut() {
        shelf.book(1, A1);
        shelf.book(2, A3);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.settle();
        shelf.take(2);
        shelf.settle();
        shelf.put(2, A4);
        shelf.settle();
        assertFalse(shelf.alarmed(Alarm.WRONG_ITEM_TAKEN));
        shelf.screen(PanelScreen.Welcome.class);
        assertFalse(shelf.lit(A3));
        assertTrue(shelf.lit(A1));
    }

    @Test
    void takenWhileNobodyIsSignedIn() {
        shelf.book(1, A2);
        shelf.ready();
        shelf.take(1);
        shelf.settle();
        assertEquals(
                Circumstance.UNATTENDED,
                shelf.event(ShelfEvent.ItemRemoved.class).circumstance());
        assertTrue(shelf.alarmed(Alarm.ITEM_TAKEN_UNATTENDED));
        assertEquals(List.of(A2), shelf.screen(PanelScreen.WrongBook.class).putBackTo());
    }

    @Test
    void theAlarmStandsUntilTheBookIsBackThoughTheLampRests() {
        shelf.book(1, A2);
        shelf.ready();
        shelf.take(1);
        shelf.run(Duration.ofMinutes(3));
        shelf.screen(PanelScreen.Idle.class);
        assertFalse(shelf.lit(A2));
        assertTrue(shelf.alarmed(Alarm.ITEM_TAKEN_UNATTENDED));
        shelf.restart();
        assertTrue(shelf.alarmed(Alarm.ITEM_TAKEN_UNATTENDED));
        shelf.put(1, A1);
        shelf.settle();
        assertFalse(shelf.alarmed(Alarm.ITEM_TAKEN_UNATTENDED));
    }

    @Test
    void anEarlierThiefDoesNotSpoilTheNextVisitsScreen() {
        shelf.book(1, A2);
        shelf.book(2, A1);
        shelf.ready();
        shelf.take(1);
        shelf.settle();
        shelf.visit(BEN, 2);
        shelf.screen(PanelScreen.Welcome.class);
    }

    @Test
    void theFirstVisitsLeftBookTakenAfterItsEndIsUnattended() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.run(Duration.ofSeconds(70));
        assertEquals(1, shelf.events(ShelfEvent.VisitEnded.class).size());
        shelf.take(1);
        shelf.settle();
        assertEquals(List.of(), shelf.events(ShelfEvent.HoldCollected.class));
        assertTrue(shelf.alarmed(Alarm.ITEM_TAKEN_UNATTENDED));
        assertEquals(SECURED, shelf.tags.afi(uid(1)), "it leaves with its security on");
    }

    /** The lamp of A3 in the four eighths after a whole second. */
    private List<Boolean> rhythm() {
        List<Boolean> seen = new ArrayList<>();
        long rest = 1_000_000_000L - Math.floorMod(shelf.now().nanos(), 1_000_000_000L);
        shelf.run(Duration.ofNanos(rest + 60_000_000));
        for (int eighth = 0; eighth < 4; eighth++) {
            seen.add(shelf.lit(A3));
            shelf.run(Duration.ofMillis(125));
        }
        return seen;
    }
}
