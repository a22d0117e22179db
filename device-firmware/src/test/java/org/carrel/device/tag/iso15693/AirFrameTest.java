package org.carrel.device.tag.iso15693;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;
import org.junit.jupiter.api.Test;

/** What is heard on air is read as it was recorded, and what a tag is can be told from its UID and AFI. */
class AirFrameTest {
    /** proxmark3 traces/hf_15_reader.trace: a reader asks, a tag of Texas Instruments answers. */
    private static final Bytes ASKED = Bytes.hex("260100F60A");

    private static final Bytes ANSWERED = Bytes.hex("00018360793E988007E0D433");

    @Test
    void theRecordedRequestIsWhatWeWouldSend() {
        assertEquals(ASKED, new InventoryRequest(1, InventoryRequest.EVERY_FAMILY).encode());
    }

    @Test
    void theRecordedAnswerIsReadAndRewritten() {
        InventoryAnswer.Heard.Answer heard =
                assertInstanceOf(InventoryAnswer.Heard.Answer.class, InventoryAnswer.decode(ANSWERED));
        assertEquals(new InventoryAnswer(1, TagUid.of("E00780983E796083")), heard.answer());
        assertEquals(ANSWERED, heard.answer().encode());
        assertEquals("Texas Instruments", Manufacturer.of(heard.answer().uid()).name());
    }

    @Test
    void everyFlippedBitIsNoticed() {
        for (int bit = 0; bit < ANSWERED.length() * 8; bit++) {
            byte[] broken = ANSWERED.toArray();
            broken[bit / 8] ^= (byte) (1 << (bit % 8));
            assertInstanceOf(InventoryAnswer.Heard.Malformed.class, InventoryAnswer.decode(Bytes.of(broken)));
        }
    }

    @Test
    void framesCutShortAreMalformed() {
        for (int length = 0; length < ANSWERED.length(); length++) {
            assertInstanceOf(InventoryAnswer.Heard.Malformed.class, InventoryAnswer.decode(ANSWERED.slice(0, length)));
        }
    }

    @Test
    void aTagsErrorIsRead() {
        InventoryAnswer.Heard heard = InventoryAnswer.decode(AirFrame.encode(Bytes.hex("0112")));
        assertEquals(new InventoryAnswer.Heard.Refusal(new TagError(0x12)), heard);
        assertEquals("block is locked (12)", new TagError(0x12).toString());
    }

    @Test
    void anInventoryMayAskForOneFamily() {
        // Gates ask with AFI 0x07: flags 0x16 (16 slots) and the family before the mask length.
        Bytes asked = new InventoryRequest(16, 0x07).encode();
        assertEquals(Bytes.hex("16010700"), asked.slice(0, 4));
        assertThrows(IllegalArgumentException.class, () -> new InventoryRequest(8, 0));
    }

    @Test
    void uidsOfOtherShapesAreNotPlausible() {
        assertTrue(Manufacturer.plausible(TagUid.of("E00401503309CE74")));
        assertFalse(Manufacturer.plausible(TagUid.of("00401503309CE74E")));
        assertEquals(Manufacturer.NXP, Manufacturer.of(TagUid.of("E00401503309CE74")));
        assertEquals("maker 99", new Manufacturer(0x99).name());
    }

    @Test
    void securityValuesMeanWhatTheLibrarySays() {
        assertEquals(AfiValues.Meaning.IN_STOCK, AfiValues.ISO_28560.meaning(0x07));
        assertEquals(AfiValues.Meaning.ON_LOAN, AfiValues.ISO_28560.meaning(0xC2));
        assertEquals(AfiValues.Meaning.OTHER, AfiValues.ISO_28560.meaning(0xDA));
        assertEquals(AfiValues.Meaning.ON_LOAN, AfiValues.LEGACY_3M.meaning(0xDA));
        assertThrows(IllegalArgumentException.class, () -> new AfiValues(7, 7));
        assertThrows(IllegalArgumentException.class, () -> new AfiValues(7, 256));
    }
}
