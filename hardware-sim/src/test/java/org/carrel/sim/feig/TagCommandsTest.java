package org.carrel.sim.feig;

import static org.carrel.sim.world.SmallWorld.SHELF;
import static org.carrel.sim.world.SmallWorld.shelf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.carrel.sim.Octets;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.RadioConditions;
import org.carrel.sim.world.SmallWorld;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.Whereabouts;
import org.junit.jupiter.api.Test;

/** Tags over the air: read, written, refused, disturbed and carried away. */
class TagCommandsTest {
    private final ReaderBench bench = new ReaderBench();
    private final Thing.Book book = bench.small.book();
    private final Tag tag = book.tags().getFirst();
    private final String uid = tag.uid().toString();

    TagCommandsTest() {
        bench.world.place(book.id(), shelf("A1"));
    }

    @Test
    void readsBlocksInTagOrder() {
        assertEquals(Octets.hex("00 02 04 00 11010142 00 30303030"), bench.command("B0 23 01" + uid + "00 02"));
    }

    @Test
    void aReaderThatReversesBlocksDoesSoBothWays() {
        ReaderBench reversing = new ReaderBench(1, ReaderOptions.USUAL.reversed());
        Thing.Book other = reversing.small.book();
        reversing.world.place(other.id(), shelf("A1"));
        String otherUid = other.tags().getFirst().uid().toString();
        assertEquals(Octets.hex("00 01 04 00 42010111"), reversing.command("B0 23 01" + otherUid + "00 01"));
        assertEquals(Octets.hex("00"), reversing.command("B0 24 01" + otherUid + "14 01 04 01020304"));
        assertEquals(Octets.hex("04030201"), other.tags().getFirst().memory().slice(80, 84));
    }

    @Test
    void writesWhatReadsBack() {
        assertEquals(Octets.hex("00"), bench.command("B0 24 01" + uid + "14 02 04 0180FF7F 00FF8001"));
        assertEquals(Octets.hex("00 02 04 00 0180FF7F 00 00FF8001"), bench.command("B0 23 01" + uid + "14 02"));
    }

    @Test
    void writesAfiDsfidAndEas() {
        assertEquals(Octets.hex("00"), bench.command("B0 27 01" + uid + "C2"));
        assertEquals(0xC2, tag.afi());
        assertEquals(Octets.hex("00"), bench.command("B0 29 01" + uid + "06"));
        assertEquals(0x06, tag.dsfid());
        assertEquals(Octets.hex("00"), bench.command("B1 04 A5 01" + uid));
        assertEquals(Octets.hex("00"), bench.command("B1 04 A3 01" + uid));
        assertFalse(tag.eas());
        assertEquals(Octets.hex("01"), bench.command("B1 04 A5 01" + uid));
        assertEquals(Octets.hex("00"), bench.command("B1 04 A2 01" + uid));
        assertTrue(tag.eas());
    }

    @Test
    void systemInformationTellsMemoryAsOnAir() {
        assertEquals(Octets.hex("00 3E" + uid + "07 03 1B 01"), bench.command("B0 2B 01" + uid));
    }

    @Test
    void aTagsErrorIsStatus95WithItsCode() {
        assertEquals(Octets.hex("95 10"), bench.command("B0 23 01" + uid + "1C 01"));
        assertEquals(Octets.hex("95 10 1C"), bench.command("B0 24 01" + uid + "1B 02 04 0000000000000000"));
        tag.lockBlock(20);
        assertEquals(Octets.hex("95 12 14"), bench.command("B0 24 01" + uid + "14 01 04 00000000"));
        assertEquals(Octets.hex("00 02 01 00"), bench.command("B0 2C 01" + uid + "14 02"));
        assertEquals(Octets.hex("00 01 04 01 00000000"), bench.command("B0 23 09" + uid + "14 01"));
        tag.lockAfi();
        assertEquals(Octets.hex("95 12"), bench.command("B0 27 01" + uid + "07"));
        assertEquals(Octets.hex("95 11"), bench.command("B0 28 01" + uid));
    }

    @Test
    void aTagThatIsNotThereIsStatus01() {
        assertEquals(Octets.hex("01"), bench.command("B0 23 01 E004010000000000 00 01"));
        assertEquals(Octets.hex("01"), bench.command("B0 24 01 E004010000000000 00 01 04 00000000"));
        assertEquals(Octets.hex("00"), bench.command("6A 02"));
        assertEquals(Octets.hex("01"), bench.command("B0 23 01" + uid + "00 01"));
        assertEquals(Octets.hex("00"), bench.command("6A 00"));
        assertEquals(Octets.hex("01"), bench.command("B0 01 00"));
    }

    @Test
    void anotherMakersTagDoesNotKnowEas() {
        Tag other = new Tag(TagModel.TAG_IT_PLUS.uid(5), TagModel.TAG_IT_PLUS);
        bench.world.add(new Thing.Label(new ThingId("ti"), "TI", other), new Whereabouts.Shelved(shelf("A1")));
        assertEquals(Octets.hex("01"), bench.command("B1 04 A2 01" + other.uid()));
    }

    @Test
    void blocksOfEightBytesAreReadAsSuch() {
        Tag large = new Tag(TagModel.MB89R118.uid(5), TagModel.MB89R118);
        bench.world.add(new Thing.Label(new ThingId("fj"), "Fujitsu", large), new Whereabouts.Shelved(shelf("A1")));
        assertEquals(Octets.hex("00 01 08 00 0000000000000000"), bench.command("B0 23 01" + large.uid() + "00 01"));
        assertEquals(Octets.hex("11"), bench.command("B0 23 01" + large.uid() + "00 11"));
        assertEquals(Octets.hex("95 0F 00"), bench.command("B0 24 01" + large.uid() + "00 01 04 00000000"));
    }

    // ---- Without an address ----

    @Test
    void anUnaddressedWriteReachesEveryTagAndTheirAnswersCollide() {
        Thing.Book second = bench.small.book();
        bench.world.place(second.id(), shelf("A1"));
        assertEquals(Octets.hex("83"), bench.command("B0 27 00 C2"));
        assertEquals(0xC2, tag.afi());
        assertEquals(0xC2, second.tags().getFirst().afi());
    }

    @Test
    void aSelectedTagIsMeantUntilTheFieldGoes() {
        bench.world.place(bench.small.book().id(), shelf("A1"));
        assertEquals(Octets.hex("00"), bench.command("B0 25 01" + uid));
        assertEquals(Octets.hex("00 01 04 00 11010142"), bench.command("B0 23 02 00 01"));
        bench.command("69");
        assertEquals(Octets.hex("01"), bench.command("B0 23 02 00 01"));
    }

    // ---- Disturbed ----

    @Test
    void aDamagedAnswerIsStatus83AndTheDeedIsDone() {
        bench.world.setRadio(SHELF, new RadioConditions(0, 0, 1, false));
        assertEquals(Octets.hex("83"), bench.command("B0 27 01" + uid + "C2"));
        assertEquals(0xC2, tag.afi());
        assertEquals(Octets.hex("03 14"), bench.command("B0 24 01" + uid + "14 01 04 01020304"));
        assertEquals(Octets.hex("01020304"), tag.memory().slice(80, 84));
    }

    @Test
    void aTagCarriedAwayInTheMiddleKeepsSomeBlocks() {
        bench.reader.receive(
                ReaderBench.standard(Octets.hex("FF B0 24 01" + uid + "10 04 04 FFFFFFFF FFFFFFFF FFFFFFFF FFFFFFFF")));
        bench.kernel.runFor(Duration.ofMillis(40)); // The request takes 10 ms on the line, each block 12 ms on air.
        bench.world.lift(book.id(), SmallWorld.PATRON);
        Octets reply = ReaderBench.content(bench.ask(Octets.NONE, Duration.ofSeconds(1)));
        assertEquals(Octets.hex("03 12"), reply);
        assertEquals(Octets.hex("FFFFFFFF FFFFFFFF"), tag.memory().slice(64, 72));
        assertEquals(Octets.hex("00000000"), tag.memory().slice(76, 80));
    }

    @Test
    void aScriptedTearStrikesOnceAtItsBlock() {
        bench.world.inject(new Fault.WriteTorn(tag.uid(), 1));
        assertEquals(Octets.hex("03 15"), bench.command("B0 24 01" + uid + "14 03 04 FFFFFFFF FFFFFFFF FFFFFFFF"));
        assertEquals(Octets.hex("FFFFFFFF"), tag.memory().slice(80, 84));
        assertEquals(Octets.hex("00000000"), tag.memory().slice(88, 92));
        assertTrue(bench.world.faults().isEmpty());
        assertEquals(Octets.hex("00"), bench.command("B0 24 01" + uid + "15 01 04 FFFFFFFF"));
    }

    @Test
    void anAddressedReadTakesAboutTwelveMillisecondsOnAir() {
        long began = bench.kernel.now();
        bench.command("B0 23 01" + uid + "00 01");
        long onTheLine = (16 + 13) * LinePace.BYTE_NANOS;
        assertEquals(12.0 + 5.0, (bench.lasted(began) - onTheLine) / 1e6, 1.0);
    }
}
