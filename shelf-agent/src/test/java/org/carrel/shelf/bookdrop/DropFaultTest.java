package org.carrel.shelf.bookdrop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.carrel.contract.message.DropEvent.ItemDropped;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.OperationEvent.StartCause;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.drop.Content;
import org.carrel.contract.message.drop.Sorted.Reason;
import org.carrel.contract.message.drop.Sorted.Securing;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.shelf.bookdrop.screen.DropScreen;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.Outcome;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.ThingId;
import org.junit.jupiter.api.Test;

/** What breaks, and hands in the wrong place: nobody is hurt, and everything that was put in is accounted for. */
class DropFaultTest {
    private final DropBench drop = DropBench.ready();

    /** Goal: the flap never goes shut on a hand and the belt never runs under one, however long it stays and whenever it comes. */
    @Test
    void aHandInTheMouthStopsEverything() {
        drop.drop().hand(true);
        drop.run(Duration.ofSeconds(40));
        assertTrue(drop.pinHigh("flap-open"), "it is held open");
        assertEquals(new DropScreen.PutIn(), drop.screen());
        drop.drop().hand(false);
        drop.settle();
        assertEquals(new DropScreen.Open(false), drop.screen());
        assertEquals(List.of(), drop.dropped(), "a hand is no book");
        for (int millis = 0; millis < 9_000; millis += 450) {
            ThingId book = drop.book("B" + millis, DropBench.OURS);
            drop.put(book);
            drop.run(Duration.ofMillis(millis));
            Outcome reached = drop.drop().hand(true);
            drop.run(Duration.ofSeconds(2));
            assertFalse(drop.pinHigh("belt") && reached instanceof Outcome.Done, "the belt runs under a hand");
            drop.drop().hand(false);
            drop.settle();
        }
        assertEquals(List.of(), drop.dangers);
        assertEquals(20, drop.dropped().size());
        assertEquals(20, drop.in("OWN").size() + drop.in("REST").size());
    }

    @Test
    void aFullBinGivesWayAndTheLastOneShutsTheFlap() {
        drop.world.inject(new Fault.BinFull(new Spot(DropBench.DROP, "OWN")));
        drop.run(Duration.ofSeconds(5));
        assertTrue(drop.alarmed(Alarm.BIN_FULL));
        drop.drop(drop.book("B1", DropBench.OURS));
        assertEquals("REST", DropBench.bin(drop.only().sorted()));
        assertEquals(List.of(Reason.BIN_FULL), drop.only().sorted().exceptions());
        for (String bin : DropBench.BINS) {
            drop.world.inject(new Fault.BinFull(new Spot(DropBench.DROP, bin)));
        }
        drop.run(Duration.ofSeconds(12));
        assertEquals(new DropScreen.Closed(DropScreen.Reason.FULL), drop.screen());
        assertTrue(drop.drop().flapShut());
        assertFalse(drop.pinHigh("flap-free"), "the bolt holds it");
        drop.world.healAll();
        drop.run(Duration.ofSeconds(5));
        assertEquals(new DropScreen.Open(false), drop.screen());
    }

    /** Goal: a bin is not taken for full because something falls past its sensor. */
    @Test
    void whatFallsPastASensorFillsNothing() {
        drop.drop(drop.book("B1", DropBench.OURS));
        assertEquals(List.of(), drop.events(OperationEvent.AlarmRaised.class));
    }

    @Test
    void aJamIsTriedAgainThenStaffAreCalledAndWhatTheyTakeOutIsTold() {
        drop.world.inject(new Fault.BeltJammed(DropBench.DROP));
        ThingId book = drop.book("B1", DropBench.OURS);
        drop.put(book);
        drop.run(Duration.ofSeconds(60));
        assertTrue(drop.alarmed(Alarm.BELT_JAMMED));
        assertEquals(new DropScreen.Closed(DropScreen.Reason.OUT_OF_ORDER), drop.screen());
        assertFalse(drop.pinHigh("belt"));
        assertTrue(drop.drop().flapShut());
        assertEquals(List.of(), drop.dropped(), "it has not come to rest");
        drop.world.healAll();
        drop.world.putOnDesk(book);
        drop.run(Duration.ofSeconds(8));
        assertFalse(drop.alarmed(Alarm.BELT_JAMMED));
        assertEquals(List.of(), drop.only().sorted().bin(), "somebody has it in hand");
        assertEquals(List.of(Reason.JAMMED), drop.only().sorted().exceptions());
        drop.drop(drop.book("B2", DropBench.OURS));
        assertEquals("OWN", DropBench.bin(drop.dropped().getLast().sorted()));
    }

    @Test
    void aShortJamPassesUnnoticed() {
        drop.world.inject(new Fault.BeltJammed(DropBench.DROP));
        drop.put(drop.book("B1", DropBench.OURS));
        drop.run(Duration.ofSeconds(14));
        drop.world.healAll();
        drop.settle();
        assertEquals("OWN", DropBench.bin(drop.only().sorted()));
        assertFalse(drop.alarmed(Alarm.BELT_JAMMED));
    }

    @Test
    void aDiverterThatDoesNotTurnDropsItWhereItStands() {
        drop.world.inject(new Fault.DiverterStuck(DropBench.DROP));
        drop.drop(drop.book("B1", DropBench.THEIRS));
        ItemDropped told = drop.only();
        assertEquals(drop.drop().over(), DropBench.bin(told.sorted()));
        assertTrue(told.sorted().exceptions().isEmpty()
                || told.sorted().exceptions().equals(List.of(Reason.JAMMED)));
        assertEquals(1, drop.in(DropBench.bin(told.sorted())).size());
    }

    /** Goal: a reader that is gone keeps nobody from returning; all of it goes to people, and is counted. */
    @Test
    void withoutAReaderEverythingGoesToPeople() {
        drop.world.inject(new Fault.ReaderUnplugged(DropBench.DROP));
        drop.run(Duration.ofSeconds(2));
        drop.drop(drop.book("B1", DropBench.OURS));
        assertEquals(new Content.Unidentified(List.of()), drop.only().content());
        assertEquals(List.of(Reason.UNREADABLE), drop.only().sorted().exceptions());
        assertEquals("REST", DropBench.bin(drop.only().sorted()));
        assertEquals(
                "reader-unplugged", drop.session.health().parts().getFirst().detail());
        drop.world.healAll();
        drop.run(Duration.ofSeconds(3));
        drop.drop(drop.book("B2", DropBench.OURS));
        assertInstanceOf(Content.Identified.class, drop.dropped().getLast().content());
    }

    @Test
    void anAntennaThatHearsNothingIsFoundOut() {
        drop.world.inject(new Fault.AntennaDead(DropBench.DROP, 1));
        for (int count = 0; count < 4; count++) {
            drop.drop(drop.book("B" + count, DropBench.OURS));
        }
        assertEquals(4, drop.in("REST").size());
        assertEquals(
                "reader-hears-nothing", drop.session.health().parts().getFirst().detail());
    }

    @Test
    void aTagThatCannotBeWrittenIsOnTheRepairList() {
        ThingId book = drop.book("B1", DropBench.OURS);
        drop.world.thing(book).tags().getFirst().lockAfi();
        drop.drop(book);
        assertEquals(Securing.PENDING_REPAIR, drop.only().sorted().securing());
        assertEquals(
                ShelfEvent.Outcome.PENDING_REPAIR,
                drop.events(ShelfEvent.SecurityWritten.class).getFirst().outcome());
        assertEquals("OWN", DropBench.bin(drop.only().sorted()), "it is returned all the same");
    }

    /** Goal: without a journal nothing could be accounted for, so nothing is taken; what is in the machine is told once it works again. */
    @Test
    void withoutAJournalNothingIsTakenAndNothingIsLost() {
        drop.put(drop.book("B1", DropBench.OURS));
        drop.run(Duration.ofSeconds(1));
        drop.store.fail(StoreFailure.Kind.FULL);
        drop.settle();
        assertEquals(new DropScreen.Closed(DropScreen.Reason.OUT_OF_ORDER), drop.screen());
        assertEquals(List.of(), drop.dropped());
        drop.store.recover();
        drop.settle();
        assertEquals("OWN", DropBench.bin(drop.only().sorted()));
        assertEquals(new DropScreen.Open(false), drop.screen());
    }

    @Test
    void aDeviceThatKeepsCrashingTakesNothing() {
        drop.kill();
        drop.start(StartCause.AFTER_CRASH, true);
        drop.settle();
        assertEquals(new DropScreen.Closed(DropScreen.Reason.OUT_OF_ORDER), drop.screen());
        assertTrue(drop.drop().flapShut());
    }

    /** Goal: whenever the power goes, what was put in is told once, and lies where it was told or is told as out of view. */
    @Test
    void thePowerGoesAtAnyMoment() {
        for (int millis = 100; millis < 12_000; millis += 600) {
            DropBench bench = DropBench.ready(millis);
            ThingId book = bench.book("B1", DropBench.OURS);
            bench.put(book);
            bench.run(Duration.ofMillis(millis));
            bench.kill();
            assertFalse(bench.pinHigh("belt"));
            bench.run(Duration.ofSeconds(3));
            assertTrue(bench.drop().flapShut(), "the spring shuts it");
            bench.start(StartCause.AFTER_CRASH);
            bench.settle();
            String when = "power cut after " + millis + " ms";
            assertEquals(1, bench.dropped().size(), when);
            ItemDropped told = bench.only();
            assertTrue(bench.drop().empty(), when);
            String bin = DropBench.bin(told.sorted());
            assertTrue(bin.isEmpty() || bench.in(bin).contains(book), when + ": " + told);
            assertEquals(new DropScreen.Open(false), bench.screen(), when);
        }
    }

    /** Goal: what fell in while the program was dead is found, though no journal knows of it. */
    @Test
    void whatFellInUnwatchedIsFound() {
        drop.run(Duration.ofMinutes(1));
        ThingId book = drop.book("B1", DropBench.OURS);
        drop.kill();
        drop.put(book);
        drop.run(Duration.ofSeconds(5));
        drop.start(StartCause.AFTER_CRASH);
        drop.settle();
        assertEquals("OWN", DropBench.bin(drop.only().sorted()));
        assertEquals(List.of(Reason.INTERRUPTED), drop.only().sorted().exceptions());
        assertEquals(List.of(book), drop.in("OWN"));
    }

    /** Goal: in order, it ends with nothing moving, and the hub knows. */
    @Test
    void itEndsInGoodOrder() {
        drop.put(drop.book("B1", DropBench.OURS));
        drop.run(Duration.ofSeconds(6));
        drop.agent().stop(drop.now());
        assertFalse(drop.pinHigh("belt") || drop.pinHigh("diverter") || drop.pinHigh("flap-open"));
        assertTrue(drop.session.left());
    }
}
