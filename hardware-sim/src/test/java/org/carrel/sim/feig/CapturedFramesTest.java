package org.carrel.sim.feig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.carrel.sim.Octets;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.tag.Uid;
import org.carrel.sim.world.SmallWorld;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.Whereabouts;
import org.junit.jupiter.api.Test;

/**
 * The emulator speaks as a real reader was heard to speak. Source of the captures: go-feig, cmd/usbserial_test.go and
 * cmd/serial.go; "computed" ones were worked out by hand from the manual's checksum.
 */
class CapturedFramesTest {
    private final ReaderBench bench = new ReaderBench();

    private void shelve(String uid) {
        Tag tag = new Tag(Uid.of(uid), TagModel.SLIX);
        bench.world.add(
                new Thing.Label(new ThingId(uid), uid, tag), new Whereabouts.Shelved(new Spot(SmallWorld.SHELF, "A1")));
    }

    @Test
    void baudRateDetection() {
        assertEquals(Octets.hex("02 00 08 00 52 00 B9 05"), bench.ask("02 00 08 FF 52 00 4A C3"));
    }

    @Test
    void readerInformation() {
        Octets request = ReaderBench.advanced(Octets.hex("FF 66 00"));
        assertEquals(
                Octets.hex("02 00 13 00 66 00 02 06 00 0B 4D 00 09 01 18 02 00 95 96"), bench.ask(request.toHex()));
    }

    // The capture is of the request alone; the answer's data is that of the reader information without buffer sizes.
    @Test
    void firmwareVersion() {
        assertEquals(Octets.hex("00 0206 00 0B 4D 0009"), ReaderBench.content(bench.ask("02 00 07 FF 65 6E 61")));
    }

    // Method: three tags whose answers the reader could not all tell apart at first; the order within a reply is that
    // of
    // the slots, so that it is compared as a set of data sets, and the frame byte by byte otherwise.
    @Test
    void inventoryOfThreeTags() {
        List.of("E004015033 09CE74", "E0040100 46707A28", "E00401500B219724")
                .forEach(uid -> shelve(uid.replace(" ", "")));
        Octets reply = bench.ask(ReaderBench.advanced(Octets.hex("FF B0 01 00")).toHex());
        assertEquals(0x27, reply.size());
        assertEquals(Octets.hex("02 00 27 00 B0 00 03"), reply.slice(0, 7));
        List<String> sets = List.of(
                reply.slice(7, 17).toHex(),
                reply.slice(17, 27).toHex(),
                reply.slice(27, 37).toHex());
        assertEquals(
                List.of("0300E004010046707A28", "0300E00401500B219724", "0300E00401503309CE74"),
                sets.stream().sorted().toList());
        // The captured reply carries status 83, and its checksum.
        Octets captured = Octets.hex("02 00 27 00 B0 83 03"
                + "03 00 E0 04 01 50 33 09 CE 74 03 00 E0 04 01 00 46 70 7A 28 03 00 E0 04 01 50 0B 21 97 24 78 C9");
        assertEquals(captured, new Reply(0x83, captured.slice(6, 37)).encode(true, 0, 0xB0));
    }

    @Test
    void readTenBlocks() {
        shelve("E004010046707A28");
        Octets content = ReaderBench.content(bench.ask("02 00 13 00 B0 23 01 E0 04 01 00 46 70 7A 28 00 0A 88 BF"));
        assertEquals(3 + 10 * 5, content.size());
        assertEquals(Octets.hex("00 0A 04"), content.slice(0, 3));
    }

    // Computed.
    @Test
    void shortInventoryAndFieldResetInStandardFrames() {
        assertEquals(
                Octets.hex("06 00 B0 01"), bench.ask("07 FF B0 01 00 1C 56").slice(0, 4));
        assertEquals(Octets.hex("06 00 69 00"), bench.ask("05 FF 69 89 01").slice(0, 4));
    }

    // A capture whose request claims 19 bytes and has 9: its sender's mistake, and silence is the reader's answer.
    @Test
    void theCapturedInventoryWithAWrongLengthIsMetWithSilence() {
        Octets frame = Octets.hex("02 00 13 FF B0 01 00");
        assertEquals(Octets.NONE, bench.ask(ReaderBench.checked(frame).toHex()));
    }
}
