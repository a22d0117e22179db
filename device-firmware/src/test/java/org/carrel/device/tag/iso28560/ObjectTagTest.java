package org.carrel.device.tag.iso28560;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;
import org.carrel.device.tag.iso28560.TagContent.Damaged;
import org.carrel.device.tag.iso28560.TagContent.Fault;
import org.carrel.device.tag.iso28560.TagContent.LibraryItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** ISO 28560-2 is read from published tags, and packed as the standard's examples are. */
class ObjectTagTest {
    /** ISO 28560-2:2023 Annex D (copy at yzwku.com). */
    private static final String ANNEX_D =
            "910005 1CBE991A14  0201D0  1402 04B3  4607 441CB6E2E335D6  830207 ACC09EBAA06F6B 0000";

    /** A tag in use in Mikkeli, Finland (lainuri). */
    private static final String MIKKELI = "910104 6091CE43 80  0201A8  050110  6702 4241  0307 3240DE05AB075B  00";

    /** A tag in use in Pornainen, Finland (kohasuomi/rfid-harava Decoders/IsoDecoder.py, without the reader's prefix). */
    private static final String PORNAINEN = "4109 DB1C4EC30D77DB5DF8  0201E0  0306 32410E3E4E0F  1401 0B  050110";

    static Stream<Arguments> publishedTags() {
        return Stream.of(
                Arguments.of(ANNEX_D, item("123456789012", 12, 3, "US-InU-Mu")),
                Arguments.of(MIKKELI, item("1620168259", 1, 1, "FI-Mamk-M")),
                Arguments.of(PORNAINEN, item("611N00576578", 1, 1, "FI-Porna")));
    }

    @ParameterizedTest
    @MethodSource("publishedTags")
    void readsPublishedTags(String hex, LibraryItem expected) {
        assertEquals(expected, ObjectTag.decode(Bytes.hex(hex)));
    }

    @Test
    void readsEveryObjectOfTheStandardsExample() {
        List<DataObject> objects = ObjectStream.parse(Bytes.hex(ANNEX_D)).objects();
        assertEquals(
                List.of(1, 2, 4, 6, 3), objects.stream().map(DataObject::oid).toList());
        assertEquals(
                Optional.of("QA268.L55"),
                objects.get(3).compaction().decode(objects.get(3).data()));
    }

    @ParameterizedTest
    @CsvSource({"910005 1CBE991A14, 123456789012", "910104 6091CE43 80, 1620168259"})
    void alignsTheIdentifierToBlocksAsRealTagsDo(String first, String identifier) {
        // The first data set of Annex D and of the Mikkeli tag fill two blocks of four bytes, so that they can be
        // locked by themselves.
        Bytes written = ObjectTag.encode(item(identifier, 1, 1, ""), 4);
        assertEquals(Bytes.hex(first), written.slice(0, 8));
    }

    @Test
    void theContentParameterNamesTheOtherElements() {
        List<DataObject> annexD = ObjectStream.parse(Bytes.hex(ANNEX_D)).objects();
        assertEquals(annexD.get(1).data(), ObjectTag.contentParameter(annexD.subList(2, 5)));
        List<DataObject> mikkeli = ObjectStream.parse(Bytes.hex(MIKKELI)).objects();
        assertEquals(mikkeli.get(1).data(), ObjectTag.contentParameter(mikkeli.subList(2, 5)));
    }

    @ParameterizedTest
    @CsvSource({
        // ISO/IEC 15962 examples and tags above, recomputed.
        "AB12XY, SIX_BIT, 042C726198",
        "ABC123456, SIX_BIT, 0420F1CB3D35DA",
        "QA268.L55, SIX_BIT, 441CB6E2E335D6",
        "611N00576578, SIX_BIT, DB1C4EC30D77DB5DF8",
        "JPN, FIVE_BIT, 541C",
        "410, INTEGER, 019A",
        "0410, NUMERIC, 0410",
        "041, NUMERIC, 041F",
        "12345678912345678, INTEGER, 2BDC545E14D64E",
        "20091231, INTEGER, 0132915F",
        "123456789012, INTEGER, 1CBE991A14",
        "9223372036854775807, INTEGER, 7FFFFFFFFFFFFFFF",
        "9223372036854775808, NUMERIC, 9223372036854775808F",
        "7, NUMERIC, 7F"
    })
    void packsAndUnpacksAsPublished(String text, Compaction compaction, String hex) {
        assertEquals(new Packing(compaction, Bytes.hex(hex)), Packing.of(text));
        assertEquals(Optional.of(text), compaction.decode(Bytes.hex(hex)));
    }

    @Test
    void readsDigitsWithPaddingAsPublished() {
        // The published numeric example "410" = 41 0F; a strict writer packs it as an integer.
        assertEquals(Optional.of("410"), Compaction.NUMERIC.decode(Bytes.hex("410F")));
    }

    @ParameterizedTest
    @CsvSource({
        "US-InU-Mu, ACC09EBAA06F6B",
        "FI-Mamk-M, 3240DE05AB075B",
        "FI-Porna, 32410E3E4E0F",
    })
    void packsAndUnpacksIsilsAsPublished(String isil, String hex) {
        // Annex D and the two Finnish tags.
        assertEquals(Bytes.hex(hex), IsilCode.encode(isil));
        assertEquals(Optional.of(isil), IsilCode.decode(Bytes.hex(hex)));
    }

    @Test
    void whateverIsPackedIsUnpacked() {
        String[] alphabets = {"0123456789", "ABCXYZ", "AB 12.-_", "abcXYZ~ 09", "éÿabc", "臺灣a1"};
        SplittableRandom chance = new SplittableRandom(15962);
        for (int round = 0; round < 12_000; round++) {
            String text = FixedLengthTagTest.word(
                    chance, 1 + chance.nextInt(30), alphabets[chance.nextInt(alphabets.length)]);
            Packing packed = Packing.of(text);
            assertEquals(Optional.of(text), packed.compaction().decode(packed.data()), text);
        }
    }

    @Test
    void whateverIsilIsPackedIsUnpacked() {
        SplittableRandom chance = new SplittableRandom(15511);
        for (int round = 0; round < 20_000; round++) {
            String isil = FixedLengthTagTest.word(chance, 1 + chance.nextInt(16), "AZazmM019-:/");
            assertEquals(Optional.of(isil), IsilCode.decode(IsilCode.encode(isil)), isil);
        }
    }

    @Test
    void whateverIsWrittenIsReadBack() {
        SplittableRandom chance = new SplittableRandom(285602);
        for (int round = 0; round < 3_000; round++) {
            int parts = 1 + chance.nextInt(255);
            LibraryItem item = new LibraryItem(
                    new ItemId(FixedLengthTagTest.word(chance, 1 + chance.nextInt(40), "0123456789ABCxyz-._臺灣é")),
                    parts,
                    chance.nextInt(parts + 1),
                    Usage.NOT_FOR_LOAN,
                    chance.nextBoolean() ? Isil.UNSTATED : new Isil("TW-" + (1 + chance.nextInt(99_999)) + "a"),
                    Scheme.ISO_28560_2);
            assertEquals(item, ObjectTag.decode(ObjectTag.encode(item, 1 + chance.nextInt(8))));
        }
    }

    @Test
    void longLengthsAndFurtherIdentifiersSurvive() {
        // Length bytes at the sign bit, and an object identifier beyond 14.
        for (int length : new int[] {0x7E, 0x7F, 0x80, 0x81, 0xFF, 0x100}) {
            List<DataObject> objects = List.of(new DataObject(17, Compaction.OCTETS, Bytes.of(new byte[length])));
            assertEquals(
                    objects, ObjectStream.parse(ObjectStream.encode(objects, 4)).objects());
        }
    }

    @ParameterizedTest
    @MethodSource("publishedTags")
    void aTagCutShortIsNeverTakenForAnotherItem(String hex, LibraryItem whole) {
        Bytes tag = Bytes.hex(hex);
        for (int length = 0; length < tag.length(); length++) {
            TagContent content = ObjectTag.decode(tag.slice(0, length));
            boolean sameItem =
                    content instanceof LibraryItem item && item.item().equals(whole.item());
            boolean damaged = content instanceof Damaged;
            assertEquals(true, sameItem || damaged, length + ": " + content);
        }
    }

    @Test
    void anIdentifierPackedOtherwiseThanSaidIsDamaged() {
        Damaged damaged = assertInstanceOf(Damaged.class, ObjectTag.decode(Bytes.hex("2102 AB12 00")));
        assertEquals(Fault.STRUCTURE, damaged.fault());
    }

    @Test
    void anEndlessLengthFieldEnds() {
        Damaged damaged = assertInstanceOf(Damaged.class, ObjectTag.decode(Bytes.hex("61" + "FF".repeat(60))));
        assertEquals(Fault.STRUCTURE, damaged.fault());
    }

    @Test
    void noiseNeverThrows() {
        SplittableRandom chance = new SplittableRandom(7);
        TagInterpreter interpreter = new TagInterpreter(List.of());
        for (int round = 0; round < 50_000; round++) {
            byte[] noise = new byte[chance.nextInt(64)];
            chance.nextBytes(noise);
            noise = round % 2 == 0 ? noise : Bytes.hex(MIKKELI).toArray();
            if (round % 2 == 1) {
                noise[chance.nextInt(noise.length)] ^= (byte) (1 << chance.nextInt(8));
            }
            for (int dsfid : new int[] {0x00, 0x06, 0x3E, 0x46, 0xFF}) {
                assertNotEquals(null, interpreter.interpret(dsfid, TagInterpreter.AFI_UNKNOWN, Bytes.of(noise)));
            }
        }
    }

    private static LibraryItem item(String identifier, int parts, int part, String owner) {
        return new LibraryItem(
                new ItemId(identifier), parts, part, Usage.CIRCULATING, new Isil(owner), Scheme.ISO_28560_2);
    }
}
