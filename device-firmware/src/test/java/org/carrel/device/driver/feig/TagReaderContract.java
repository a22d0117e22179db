package org.carrel.device.driver.feig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.device.port.TagResult.ErrorKind;
import org.carrel.device.tag.iso28560.Isil;
import org.carrel.device.tag.iso28560.Scheme;
import org.carrel.device.tag.iso28560.TagContent.LibraryItem;
import org.carrel.device.tag.iso28560.TagInterpreter;
import org.carrel.sim.feig.ReaderOptions;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.TagContent;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.world.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a reader of tags does for an agent, tried with the driver against a reader that others wrote from the same facts. */
@Timeout(60)
abstract class TagReaderContract {
    /** Less patient than on a board, so that silence costs the tests little. */
    static final FeigSettings SETTINGS = FeigSettings.DEFAULT.withTiming(new FeigSettings.Timing(
            Duration.ofMillis(5),
            Duration.ofMillis(40),
            Duration.ofMillis(150),
            Duration.ofSeconds(4),
            Duration.ofMillis(400),
            Duration.ofMillis(600),
            Duration.ofMillis(800),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5)));

    static final Antenna ONE = new Antenna(1);
    static final Antenna TWO = new Antenna(2);

    private final Tag book = TagContent.bookTag(TagModel.SLIX.uid(0x0100_0000_0001L), "30001234567890", "TW-NLPI");
    private final Tag other = TagContent.bookTag(TagModel.SLIX.uid(0x0100_0000_0002L), "30009999999999", "TW-NLPI");
    private final Tag foreign = ReaderRig.tag(TagModel.TAG_IT_PLUS, 0x77, "0102030405060708");

    ReaderRig rig;

    abstract ReaderRig rig(FeigSettings settings, ReaderOptions options);

    @BeforeEach
    void begin() throws Exception {
        begin(SETTINGS, ReaderOptions.USUAL);
    }

    @AfterEach
    void end() throws Exception {
        rig.close();
    }

    @Test
    void saysWhoItIs() throws Exception {
        ReaderHealth.Well well =
                assertInstanceOf(ReaderHealth.Well.class, rig.reader().health());
        assertEquals(ReaderOptions.USUAL.transmitBuffer(), well.info().sendBuffer());
    }

    @Test
    void anInventoryNamesEachAntennasTags() throws Exception {
        assertEquals(uids(book, foreign), seen(ONE));
        assertEquals(uids(other), seen(TWO));
        assertEquals(uids(book, foreign), seen(ONE));
    }

    @Test
    void aLargeInventoryComesInPartsAndLacksNobody() throws Exception {
        List<Tag> many = LongStream.range(0, 60)
                .mapToObj(serial -> TagContent.bookTag(TagModel.SLIX.uid(0x0200_0000_0000L + serial), "B" + serial, ""))
                .toList();
        inWorld(() -> ReaderRig.put(rig.world(), "A2", many));
        Set<TagUid> expected = uids(many.toArray(Tag[]::new));
        expected.addAll(uids(other));
        assertEquals(expected, seen(TWO));
    }

    @Test
    void blocksAreReadAsTheTagHasThemAndMeanItsItem() throws Exception {
        TagResult.BlocksRead read =
                assertInstanceOf(TagResult.BlocksRead.class, rig.ask(new TagCommand.ReadBlocks(ONE, uid(book), 0, 9)));
        assertEquals(4, read.blockSize());
        assertEquals(memory(book).slice(0, 36), read.data());
        assertEquals(
                LibraryItem.single(new ItemId("30001234567890"), new Isil("TW-NLPI"), Scheme.ISO_28560_3),
                new TagInterpreter(List.of()).interpret(0x3E, TagInterpreter.AFI_UNKNOWN, read.data()));
    }

    @Test
    void readersThatTurnTheBytesOfABlockAreTurnedBack() throws Exception {
        rig.close();
        begin(
                SETTINGS.withBlockOrder(FeigSettings.BlockOrder.REVERSED).withForm(FrameForm.ADVANCED),
                ReaderOptions.USUAL.reversed());
        TagResult.BlocksRead read =
                assertInstanceOf(TagResult.BlocksRead.class, rig.ask(new TagCommand.ReadBlocks(ONE, uid(book), 0, 28)));
        assertEquals(memory(book), read.data());
        written(new TagCommand.WriteBlocks(ONE, uid(book), 10, 4, Bytes.hex("0102030405060708")));
        assertEquals(Bytes.hex("0102030405060708"), memory(book).slice(40, 48));
    }

    @Test
    void whatIsWrittenIsOnTheTag() throws Exception {
        Bytes data = Bytes.hex("A1A2A3A4B1B2B3B4C1C2C3C4");
        written(new TagCommand.WriteBlocks(ONE, uid(book), 20, 4, data));
        assertEquals(data, memory(book).slice(80, 92));
        TagResult.BlocksRead read =
                assertInstanceOf(TagResult.BlocksRead.class, rig.ask(new TagCommand.ReadBlocks(ONE, uid(book), 20, 3)));
        assertEquals(data, read.data());
    }

    @Test
    void theSecurityByteIsWrittenAndReadBack() throws Exception {
        for (int afi : new int[] {0xC2, 0x07}) {
            written(new TagCommand.WriteAfi(ONE, uid(book), afi));
            assertEquals(
                    new TagResult.SystemInfo(new TagCommand.ReadSystemInfo(ONE, uid(book)), 0x3E, afi, 28, 4),
                    rig.ask(new TagCommand.ReadSystemInfo(ONE, uid(book))));
        }
    }

    @Test
    void surveillanceIsSwitchedOnTagsThatHaveIt() throws Exception {
        written(new TagCommand.WriteEas(ONE, uid(book), true));
        assertTrue(rig.inWorld(book::eas));
        written(new TagCommand.WriteEas(ONE, uid(book), false));
        assertTrue(!rig.inWorld(book::eas));
        failed(ErrorKind.UNSUPPORTED, new TagCommand.WriteEas(ONE, uid(foreign), true));
    }

    @Test
    void theTagsRefusalsAreTold() throws Exception {
        inWorld(() -> book.lockBlock(20));
        failed(ErrorKind.TAG_REFUSED, new TagCommand.WriteBlocks(ONE, uid(book), 20, 4, Bytes.hex("01020304")));
        failed(ErrorKind.TAG_REFUSED, new TagCommand.ReadBlocks(ONE, uid(book), 28, 1));
    }

    @Test
    void aTagThatIsNotThereIsTold() throws Exception {
        failed(ErrorKind.NO_TAG, new TagCommand.ReadBlocks(ONE, uid(other), 0, 1));
        failed(ErrorKind.NO_TAG, new TagCommand.WriteAfi(ONE, uid(other), 0xC2));
        assertEquals(0x07, rig.inWorld(other::afi));
    }

    @Test
    void theFieldIsReset() throws Exception {
        assertInstanceOf(TagResult.FieldReset.class, rig.ask(new TagCommand.ResetField(ONE)));
        assertEquals(uids(book, foreign), seen(ONE));
    }

    @Test
    void anOutputThatTheReaderHasNotIsTold() throws Exception {
        rig.close();
        begin(SETTINGS, new ReaderOptions(0, 2, false, 0x118, 0x200, Duration.ofMillis(700)));
        failed(ErrorKind.UNSUPPORTED, new TagCommand.Inventory(new Antenna(3)));
    }

    @Test
    void anUnpluggedReaderIsToldAndComesBack() throws Exception {
        inWorld(() -> rig.world().inject(new Fault.ReaderUnplugged(ReaderRig.SHELF)));
        failed(ErrorKind.LINK_LOST, new TagCommand.Inventory(ONE));
        rig.await(ReaderHealth.Away.class);
        inWorld(() -> rig.world().heal(new Fault.ReaderUnplugged(ReaderRig.SHELF)));
        rig.await(ReaderHealth.Well.class);
        assertEquals(uids(book, foreign), seen(ONE));
    }

    @Test
    void aSilentReaderIsNoticedBetweenCommandsAndComesBack() throws Exception {
        inWorld(() -> rig.world().inject(new Fault.ReaderSilent(ReaderRig.SHELF)));
        rig.await(ReaderHealth.Silent.class);
        failed(ErrorKind.SILENT, new TagCommand.Inventory(ONE));
        inWorld(() -> rig.world().heal(new Fault.ReaderSilent(ReaderRig.SHELF)));
        rig.await(ReaderHealth.Well.class);
        assertEquals(uids(book, foreign), seen(ONE));
    }

    @Test
    void anAnswerThatComesTooLateIsNeverTakenForAnothers() throws Exception {
        Fault late = new Fault.ReaderLate(ReaderRig.SHELF, Duration.ofMillis(450));
        seen(ONE);
        inWorld(() -> rig.world().inject(late));
        TagResult ignored = rig.ask(new TagCommand.ReadBlocks(ONE, uid(foreign), 0, 2));
        inWorld(() -> rig.world().heal(late));
        // What was asked meanwhile is still answered late; until then commands may fail, but none may get another's
        // answer.
        TagResult meanwhile = rig.ask(new TagCommand.ReadBlocks(ONE, uid(book), 0, 9));
        trueIfRead(meanwhile);
        rig.await(ReaderHealth.Well.class);
        for (int round = 0; round < 3; round++) {
            TagResult.BlocksRead read = assertInstanceOf(
                    TagResult.BlocksRead.class,
                    rig.ask(new TagCommand.ReadBlocks(ONE, uid(book), 0, 2)),
                    "after " + ignored);
            assertEquals(memory(book).slice(0, 8), read.data());
        }
    }

    @Test
    void babbleOnTheLineCostsTimeButNoTruth() throws Exception {
        Fault babble = new Fault.ReaderBabbling(ReaderRig.SHELF);
        inWorld(() -> rig.world().inject(babble));
        int answered = 0;
        for (int round = 0; round < 10; round++) {
            TagResult result = rig.ask(new TagCommand.ReadBlocks(ONE, uid(book), 0, 9));
            answered += trueIfRead(result) ? 1 : 0;
        }
        assertTrue(answered > 0, "babble in the pauses lets replies through now and then");
        inWorld(() -> rig.world().heal(babble));
        rig.await(ReaderHealth.Well.class);
        assertEquals(uids(book, foreign), seen(ONE));
    }

    boolean trueIfRead(TagResult result) {
        if (result instanceof TagResult.BlocksRead read) {
            Tag tag = read.command().uid().equals(uid(book)) ? book : foreign;
            assertEquals(memory(tag).slice(0, 36), read.data());
            return true;
        }
        TagResult.Failed failed = assertInstanceOf(TagResult.Failed.class, result);
        assertTrue(
                Set.of(ErrorKind.SILENT, ErrorKind.READER_FAULT, ErrorKind.LINK_LOST)
                        .contains(failed.kind()),
                failed.toString());
        return false;
    }

    Tag foreign() {
        return foreign;
    }

    Tag book() {
        return book;
    }

    Set<TagUid> seen(Antenna antenna) throws Exception {
        TagResult.Inventoried inventoried =
                assertInstanceOf(TagResult.Inventoried.class, rig.ask(new TagCommand.Inventory(antenna)));
        assertTrue(inventoried.complete());
        Set<TagUid> uids = new TreeSet<>();
        inventoried.sightings().forEach(sighting -> uids.add(sighting.uid()));
        return uids;
    }

    void inWorld(Runnable deed) throws Exception {
        rig.inWorld(() -> {
            deed.run();
            return true;
        });
    }

    static TagUid uid(Tag tag) {
        return TagUid.of(tag.uid().octets().toHex().toUpperCase(java.util.Locale.ROOT));
    }

    void begin(FeigSettings settings, ReaderOptions options) throws Exception {
        rig = rig(settings, options);
        inWorld(() -> {
            ReaderRig.put(rig.world(), "A1", List.of(book, foreign));
            ReaderRig.put(rig.world(), "A2", List.of(other));
        });
        rig.await(ReaderHealth.Well.class);
    }

    private void written(TagCommand command) throws Exception {
        assertEquals(new TagResult.Written(command), rig.ask(command));
    }

    private void failed(ErrorKind kind, TagCommand command) throws Exception {
        TagResult.Failed failed = assertInstanceOf(TagResult.Failed.class, rig.ask(command));
        assertEquals(kind, failed.kind(), failed.detail());
    }

    private static Bytes memory(Tag tag) {
        return Bytes.of(tag.memory().toArray());
    }

    private static Set<TagUid> uids(Tag... tags) {
        Set<TagUid> uids = new TreeSet<>();
        for (Tag tag : tags) {
            uids.add(uid(tag));
        }
        return uids;
    }
}
