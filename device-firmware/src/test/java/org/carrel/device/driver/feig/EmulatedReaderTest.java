package org.carrel.device.driver.feig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.device.port.TagResult.ErrorKind;
import org.carrel.sim.feig.ReaderOptions;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.RadioConditions;
import org.carrel.sim.world.Thing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two hands wrote the driver and the reader from the same facts; here they must understand each other. Method: commands through the
 * port, bytes on a paced line, tags in a simulated world, all in virtual time; then the same with everything broken that may break.
 */
class EmulatedReaderTest {
    private static final Antenna FIRST = new Antenna(1);
    private static final Antenna THIRD = new Antenna(3);

    private static List<TagUid> seen(TagResult result) {
        return assertInstanceOf(TagResult.Inventoried.class, result).sightings().stream()
                .map(TagResult.Sighting::uid)
                .sorted()
                .toList();
    }

    private static ErrorKind failed(TagResult result) {
        return assertInstanceOf(TagResult.Failed.class, result).kind();
    }

    // ---- In order ----

    @ParameterizedTest
    @EnumSource(FrameForm.class)
    void everyCommandWorksInBothForms(FrameForm form) {
        EmulatedShelf shelf = new EmulatedShelf(1, FeigSettings.DEFAULT.withForm(form), ReaderOptions.USUAL);
        Thing.Book book = shelf.book("B1");
        TagUid uid = EmulatedShelf.uid(book);
        Tag tag = book.tags().getFirst();

        TagResult.Inventoried inventoried =
                assertInstanceOf(TagResult.Inventoried.class, shelf.run(new TagCommand.Inventory(THIRD)));
        assertEquals(List.of(new TagResult.Sighting(uid, 0x3E)), inventoried.sightings());
        assertTrue(inventoried.complete());

        TagResult.BlocksRead read =
                assertInstanceOf(TagResult.BlocksRead.class, shelf.run(new TagCommand.ReadBlocks(THIRD, uid, 0, 9)));
        assertEquals(4, read.blockSize());
        assertEquals(tag.memory().slice(0, 36).toHex(), read.data().hex());

        Bytes data = Bytes.hex("0180FF7F00FF8001");
        assertInstanceOf(TagResult.Written.class, shelf.run(new TagCommand.WriteBlocks(THIRD, uid, 20, 4, data)));
        assertEquals(data.hex(), tag.memory().slice(80, 88).toHex());
        assertInstanceOf(TagResult.Written.class, shelf.run(new TagCommand.WriteAfi(THIRD, uid, 0xC2)));
        assertEquals(0xC2, tag.afi());
        assertInstanceOf(TagResult.Written.class, shelf.run(new TagCommand.WriteEas(THIRD, uid, false)));
        assertEquals(false, tag.eas());

        TagResult.SystemInfo info =
                assertInstanceOf(TagResult.SystemInfo.class, shelf.run(new TagCommand.ReadSystemInfo(THIRD, uid)));
        assertEquals(
                List.of(0x3E, 0xC2, 28, 4), List.of(info.dsfid(), info.afi(), info.blockCount(), info.blockSize()));
        assertInstanceOf(TagResult.FieldReset.class, shelf.run(new TagCommand.ResetField(THIRD)));
    }

    @Test
    void eachAntennaSeesItsOwnAndALongListComesInParts() {
        EmulatedShelf shelf = new EmulatedShelf();
        List<TagUid> first = Stream.generate(() -> shelf.book("A1"))
                .limit(120)
                .map(EmulatedShelf::uid)
                .sorted()
                .toList();
        List<TagUid> third = Stream.generate(() -> shelf.book("B1"))
                .limit(3)
                .map(EmulatedShelf::uid)
                .sorted()
                .toList();
        assertEquals(first, seen(shelf.run(new TagCommand.Inventory(FIRST))));
        assertEquals(third, seen(shelf.run(new TagCommand.Inventory(THIRD))));
        assertEquals(List.of(), seen(shelf.run(new TagCommand.Inventory(new Antenna(2)))));
    }

    @Test
    void aReaderThatReversesBlocksIsReadTheRightWayRound() {
        FeigSettings settings = FeigSettings.DEFAULT.withBlockOrder(FeigSettings.BlockOrder.REVERSED);
        EmulatedShelf shelf = new EmulatedShelf(1, settings, ReaderOptions.USUAL.reversed());
        Thing.Book book = shelf.book("A1");
        TagUid uid = EmulatedShelf.uid(book);
        shelf.run(new TagCommand.WriteBlocks(FIRST, uid, 20, 4, Bytes.hex("01020304")));
        assertEquals("01020304", book.tags().getFirst().memory().slice(80, 84).toHex());
        TagResult.BlocksRead read =
                assertInstanceOf(TagResult.BlocksRead.class, shelf.run(new TagCommand.ReadBlocks(FIRST, uid, 20, 1)));
        assertEquals("01020304", read.data().hex());
    }

    // ---- Refused ----

    @Test
    void refusalsOfTagsAndMissingTagsAreToldApart() {
        EmulatedShelf shelf = new EmulatedShelf();
        Thing.Book book = shelf.book("A1");
        TagUid uid = EmulatedShelf.uid(book);
        book.tags().getFirst().lockBlock(20);
        Bytes block = Bytes.hex("00000000");
        assertEquals(ErrorKind.TAG_REFUSED, failed(shelf.run(new TagCommand.WriteBlocks(FIRST, uid, 20, 4, block))));
        assertEquals(ErrorKind.TAG_REFUSED, failed(shelf.run(new TagCommand.ReadBlocks(FIRST, uid, 28, 1))));
        TagUid nobody = TagUid.of("E004010000000000");
        assertEquals(ErrorKind.NO_TAG, failed(shelf.run(new TagCommand.ReadBlocks(FIRST, nobody, 0, 1))));
        assertEquals(ErrorKind.NO_TAG, failed(shelf.run(new TagCommand.WriteAfi(FIRST, nobody, 7))));
        assertEquals(ErrorKind.NO_TAG, failed(shelf.run(new TagCommand.WriteAfi(THIRD, uid, 7))));
    }

    @Test
    void aTagCarriedAwayDuringAWriteIsAFailureAndNeverAWrite() {
        EmulatedShelf shelf = new EmulatedShelf();
        Thing.Book book = shelf.book("A1");
        shelf.start(new TagCommand.WriteBlocks(FIRST, EmulatedShelf.uid(book), 16, 4, Bytes.hex("FF".repeat(32))));
        shelf.kernel.runFor(Duration.ofMillis(80));
        shelf.world.lift(book.id(), EmulatedShelf.PATRON);
        assertInstanceOf(TagResult.Failed.class, shelf.finish());
    }

    // ---- Disturbed ----

    @Test
    void aPartialInventoryIsTakenAndCalledIncomplete() {
        EmulatedShelf shelf = new EmulatedShelf();
        shelf.world.setRadio(EmulatedShelf.SHELF, new RadioConditions(0, 0, 0.5, false));
        for (int count = 0; count < 20; count++) {
            shelf.book("A1");
        }
        TagResult.Inventoried result =
                assertInstanceOf(TagResult.Inventoried.class, shelf.run(new TagCommand.Inventory(FIRST)));
        assertEquals(false, result.complete());
        assertTrue(!result.sightings().isEmpty() && result.sightings().size() < 20);
    }

    @Test
    void anUnpluggedReaderIsALostLinkAndWorksAgainAfterwards() {
        EmulatedShelf shelf = new EmulatedShelf();
        Thing.Book book = shelf.book("A1");
        Fault unplugged = new Fault.ReaderUnplugged(EmulatedShelf.SHELF);
        shelf.start(new TagCommand.Inventory(FIRST));
        shelf.kernel.runFor(Duration.ofMillis(30));
        shelf.world.inject(unplugged);
        assertEquals(ErrorKind.LINK_LOST, failed(shelf.finish()));
        shelf.world.heal(unplugged);
        assertEquals(List.of(EmulatedShelf.uid(book)), seen(shelf.run(new TagCommand.Inventory(FIRST))));
    }

    @Test
    void aSilentReaderIsReportedWithinABoundAndWorksAgainAfterwards() {
        EmulatedShelf shelf = new EmulatedShelf();
        Thing.Book book = shelf.book("A1");
        Fault silent = new Fault.ReaderSilent(EmulatedShelf.SHELF);
        shelf.world.inject(silent);
        assertEquals(ErrorKind.SILENT, failed(shelf.run(new TagCommand.Inventory(FIRST))));
        shelf.world.heal(silent);
        shelf.kernel.runFor(Duration.ofSeconds(5));
        assertEquals(List.of(EmulatedShelf.uid(book)), seen(shelf.run(new TagCommand.Inventory(FIRST))));
    }

    // A reader that lost its supply for a moment listens at its first antenna again. To take that antenna's books for
    // another's
    // would empty a compartment that is full.
    @ParameterizedTest
    @ValueSource(longs = {0, 100, 600, 800, 3000, 30_000})
    void aRestartedReaderIsFoundAgainWithItsAntenna(long idleMillis) {
        EmulatedShelf shelf = new EmulatedShelf();
        List<TagUid> third = List.of(EmulatedShelf.uid(shelf.book("B1")));
        shelf.book("A1");
        assertEquals(third, seen(shelf.run(new TagCommand.Inventory(THIRD))));
        shelf.world.restartReader(EmulatedShelf.SHELF);
        shelf.kernel.runFor(Duration.ofMillis(idleMillis));
        assertEquals(third, seen(shelf.run(new TagCommand.Inventory(THIRD))));
    }

    // Goal: whatever the line does, every command ends in one result within a bound, no result is false, and after
    // healing all is
    // well. Method: thirty seeds of commands under faults that come and go; what was written is compared with the tag.
    @Test
    void underAnyFaultEveryCommandEndsAndNothingIsMadeUp() {
        for (int seed = 0; seed < 30; seed++) {
            EmulatedShelf shelf = new EmulatedShelf(seed, FeigSettings.DEFAULT, ReaderOptions.USUAL);
            Thing.Book book = shelf.book("A1");
            TagUid uid = EmulatedShelf.uid(book);
            Chance chance = Chance.seeded(seed).fork("test");
            for (int count = 0; count < 40; count++) {
                if (chance.happens(0.3)) {
                    shelf.world.healAll();
                    shelf.world.inject(fault(chance));
                }
                shelf.kernel.runFor(Duration.ofMillis(chance.between(0, 300)));
                command(shelf, chance, book, uid);
            }
            shelf.world.healAll();
            shelf.kernel.runFor(Duration.ofSeconds(30));
            assertEquals(List.of(uid), seen(shelf.run(new TagCommand.Inventory(FIRST))), "seed " + seed);
        }
    }

    private static void command(EmulatedShelf shelf, Chance chance, Thing.Book book, TagUid uid) {
        Tag tag = book.tags().getFirst();
        switch (chance.below(3)) {
            case 0 -> {
                if (shelf.run(new TagCommand.Inventory(FIRST)) instanceof TagResult.Inventoried inventoried) {
                    inventoried.sightings().forEach(sighting -> assertEquals(uid, sighting.uid()));
                }
            }
            case 1 -> {
                int afi = chance.below(256);
                if (shelf.run(new TagCommand.WriteAfi(FIRST, uid, afi)) instanceof TagResult.Written) {
                    assertEquals(afi, tag.afi());
                }
            }
            default -> {
                if (shelf.run(new TagCommand.ReadBlocks(FIRST, uid, 0, 9)) instanceof TagResult.BlocksRead read) {
                    assertEquals(tag.memory().slice(0, 36).toHex(), read.data().hex());
                }
            }
        }
    }

    private static Fault fault(Chance chance) {
        return switch (chance.below(5)) {
            case 0 -> new Fault.ReaderUnplugged(EmulatedShelf.SHELF);
            case 1 -> new Fault.ReaderSilent(EmulatedShelf.SHELF);
            case 2 -> new Fault.ReaderBabbling(EmulatedShelf.SHELF);
            case 3 -> new Fault.NoisyLine(EmulatedShelf.SHELF, 0.02);
            default -> new Fault.ReaderLate(EmulatedShelf.SHELF, Duration.ofMillis(chance.between(100, 4000)));
        };
    }
}
