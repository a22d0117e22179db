package org.carrel.device.tag.iso28560;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;
import org.carrel.device.tag.iso28560.TagContent.Blank;
import org.carrel.device.tag.iso28560.TagContent.Damaged;
import org.carrel.device.tag.iso28560.TagContent.Fault;
import org.carrel.device.tag.iso28560.TagContent.Foreign;
import org.carrel.device.tag.iso28560.TagContent.LibraryItem;
import org.carrel.device.tag.iso28560.TagContent.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a tag says of itself, its content is read in the scheme it is in, or one clear reason is given. */
class TagInterpreterTest {
    private static final int ANY_AFI = TagInterpreter.AFI_UNKNOWN;
    private static final TagInterpreter PLAIN = new TagInterpreter(List.of());

    /** Tag in use in Mikkeli (lainuri), ISO 28560-3. */
    private static final Bytes FIXED =
            Bytes.hex("110101 31363230313534343239000000000000 C4CF 46494D616D6B2D4D00 00000000 0000");

    /** Tag in use in Mikkeli (lainuri), ISO 28560-2. */
    private static final Bytes OBJECTS =
            Bytes.hex("910104 6091CE43 80 0201A8 050110 6702 4241 0307 3240DE05AB075B 00 00000000");

    /** Biblio-RFID t/05-RFID501.t, first and second dump. */
    private static final Bytes FIRST_3M =
            Bytes.hex("04110000 32303039 30313031 30313233 00000000 FFFFFFFF 7FFFFFFF 00000000");

    private static final Bytes SECOND_3M =
            Bytes.hex("04110001 31333032 30303337 36370000 00000000 00000000 00000000 00000000");

    @ParameterizedTest
    @ValueSource(ints = {0x3E, 0x00, 0x06, 0x01, 0xFF})
    void aVerifiedBasicBlockIsReadWhateverTheIdentifierSays(int dsfid) {
        assertEquals(item("1620154429", Scheme.ISO_28560_3), PLAIN.interpret(dsfid, ANY_AFI, FIXED));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x06, 0x00, 0x01})
    void encodedObjectsAreReadWithAndWithoutTheirIdentifier(int dsfid) {
        assertEquals(item("1620168259", Scheme.ISO_28560_2), PLAIN.interpret(dsfid, ANY_AFI, OBJECTS));
    }

    @Test
    void tagsOf3MAreKnownByTheirShape() {
        LibraryItem first = assertInstanceOf(LibraryItem.class, PLAIN.interpret(0, 0xD7, FIRST_3M));
        assertEquals(new ItemId("200901010123"), first.item());
        LibraryItem second = assertInstanceOf(LibraryItem.class, PLAIN.interpret(0, 0xDA, SECOND_3M));
        assertEquals(new ItemId("1302003767"), second.item());
        assertEquals(new AlphanumericTag(1, 1, 1, "1302003767", 0, 0), AlphanumericTag.parse(SECOND_3M));
        assertEquals(new AlphanumericTag(1, 1, 0, "200901010123", 0xFFF, 0xFFFFF), AlphanumericTag.parse(FIRST_3M));
    }

    @Test
    void blanksAreTold() {
        // Zeros, and 3M's manufacturing blank (Biblio-RFID RFID501.pm).
        assertEquals(new Blank(), PLAIN.interpret(0, ANY_AFI, Bytes.hex("00".repeat(112))));
        assertEquals(new Blank(), PLAIN.interpret(0x3E, ANY_AFI, Bytes.hex("00".repeat(36))));
        assertEquals(new Blank(), PLAIN.interpret(0, ANY_AFI, Bytes.hex("55".repeat(24) + "00000000")));
    }

    @Test
    void aWrongChecksumIsDamageNotAStranger() {
        byte[] broken = FIXED.toArray();
        broken[5] ^= 1;
        for (int dsfid : new int[] {0x3E, 0x00}) {
            Damaged damaged = assertInstanceOf(Damaged.class, PLAIN.interpret(dsfid, ANY_AFI, Bytes.of(broken)));
            assertEquals(Fault.CHECKSUM, damaged.fault());
            assertEquals(Scheme.ISO_28560_3, damaged.scheme());
        }
    }

    @Test
    void strangersAreTold() {
        // A ski pass, a transport card: noise to us. And a library tag with a directory, which nobody here can read.
        Bytes noise = Bytes.hex("E1402004 03FF0102 9A3C55AA 00010203 04050607 08090A0B 0C0D0E0F 10111213 14151617");
        assertEquals(new Foreign(Reason.UNKNOWN_LAYOUT), PLAIN.interpret(0x00, ANY_AFI, noise));
        assertEquals(new Foreign(Reason.UNSUPPORTED_ACCESS_METHOD), PLAIN.interpret(0x46, ANY_AFI, noise));
    }

    @Test
    void tooFewBytesAskForMore() {
        Damaged damaged = assertInstanceOf(Damaged.class, PLAIN.interpret(0x06, 0x07, OBJECTS.slice(0, 20)));
        assertEquals(Fault.TRUNCATED, damaged.fault());
        assertEquals(
                Fault.TRUNCATED,
                assertInstanceOf(Damaged.class, PLAIN.interpret(0x3E, 0x07, FIXED.slice(0, 16)))
                        .fault());
    }

    @Test
    void aLibrarysRuleOverridesWhatTheTagSays() {
        // Stock tagged in 28560-2 under the identifier of 28560-3: without the rule damaged, with it read; other AFI
        // untouched.
        TagInterpreter ruled = new TagInterpreter(List.of(new SchemeRule(0x3E, 0xC2, Scheme.ISO_28560_2)));
        assertInstanceOf(Damaged.class, PLAIN.interpret(0x3E, 0xC2, OBJECTS));
        assertEquals(item("1620168259", Scheme.ISO_28560_2), ruled.interpret(0x3E, 0xC2, OBJECTS));
        assertInstanceOf(Damaged.class, ruled.interpret(0x3E, 0x07, OBJECTS));
        assertEquals(item("1620154429", Scheme.ISO_28560_3), ruled.interpret(0x3E, 0x07, FIXED));
    }

    @Test
    void whatCannotBeWrittenWellIsRefusedWithAReason() {
        LibraryItem good = item("30001234567890", Scheme.ISO_28560_3);
        TagWriter.Encoded.Image image = assertInstanceOf(TagWriter.Encoded.Image.class, TagWriter.encode(good, 112, 4));
        assertEquals(36, image.memory().length());
        assertEquals(good, PLAIN.interpret(image.dsfid(), 0x07, image.memory()));
        assertEquals(32, imageOf(TagWriter.encode(good, 32, 4)).length());

        refused(TagWriter.Refusal.NO_ROOM, TagWriter.encode(good, 28, 4));
        refused(TagWriter.Refusal.NO_ROOM, TagWriter.encode(item("A-VERY-LONG-IDENTIFIER", Scheme.ISO_28560_3), 32, 4));
        refused(TagWriter.Refusal.READ_ONLY_SCHEME, TagWriter.encode(item("1", Scheme.RFID_501), 112, 4));
        refused(
                TagWriter.Refusal.OWNER,
                TagWriter.encode(LibraryItem.single(new ItemId("1"), new Isil("no isil"), Scheme.ISO_28560_2), 112, 4));
        refused(
                TagWriter.Refusal.USAGE,
                TagWriter.encode(
                        new LibraryItem(new ItemId("1"), 1, 1, Usage.OTHER, Isil.UNSTATED, Scheme.ISO_28560_2),
                        112,
                        4));
    }

    private static Bytes imageOf(TagWriter.Encoded encoded) {
        return assertInstanceOf(TagWriter.Encoded.Image.class, encoded).memory();
    }

    private static void refused(TagWriter.Refusal refusal, TagWriter.Encoded encoded) {
        assertEquals(
                refusal,
                assertInstanceOf(TagWriter.Encoded.Refused.class, encoded).refusal());
    }

    private static LibraryItem item(String identifier, Scheme scheme) {
        return LibraryItem.single(new ItemId(identifier), new Isil("FI-Mamk-M"), scheme);
    }
}
