package org.carrel.sim.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.carrel.sim.Octets;
import org.carrel.sim.kernel.Chance;
import org.junit.jupiter.api.Test;

/** A chip does what ISO/IEC 15693-3 says and nothing kinder. */
class TagTest {
    private static final TagReply DONE = new TagReply.Done();
    private static final TagReply SILENCE = new TagReply.Silence();
    private final Tag tag = new Tag(Uid.of("E00401500B219724"), TagModel.SLIX);

    @Test
    void aBlockReadsAsWritten() {
        assertEquals(DONE, tag.writeBlock(27, Octets.hex("01 80 FF 7F")));
        assertEquals(new TagReply.Data(Octets.hex("0180FF7F")), tag.readBlock(27));
    }

    @Test
    void aBlockBeyondTheEndIsRefused() {
        assertEquals(new TagReply.Refused(0x10), tag.readBlock(28));
        assertEquals(new TagReply.Refused(0x10), tag.writeBlock(28, Octets.hex("00000000")));
        assertEquals(new TagReply.Refused(0x10), tag.lockBlock(28));
    }

    @Test
    void aLockedBlockStaysAsItIsForever() {
        tag.writeBlock(3, Octets.hex("01020304"));
        assertEquals(DONE, tag.lockBlock(3));
        assertEquals(new TagReply.Refused(0x12), tag.writeBlock(3, Octets.hex("00000000")));
        assertEquals(new TagReply.Refused(0x11), tag.lockBlock(3));
        tag.tearBlock(3, Octets.hex("00000000"), Chance.seeded(1));
        assertEquals(new TagReply.Data(Octets.hex("01020304")), tag.readBlock(3));
    }

    @Test
    void aLockedAfiStaysAsItIs() {
        tag.writeAfi(0x07);
        tag.lockAfi();
        assertEquals(new TagReply.Refused(0x12), tag.writeAfi(0xC2));
        assertEquals(0x07, tag.afi());
    }

    @Test
    void quietTagsKeepQuietInInventoriesUntilTheyLosePower() {
        assertEquals(SILENCE, tag.stayQuiet());
        assertFalse(tag.answersInventory());
        assertTrue(tag.readBlock(0) instanceof TagReply.Data);
        tag.losePower();
        assertTrue(tag.answersInventory());
    }

    @Test
    void easIsNxpOnly() {
        assertEquals(DONE, tag.writeEas(true));
        assertTrue(tag.eas());
        Tag other = new Tag(TagModel.TAG_IT_PLUS.uid(1), TagModel.TAG_IT_PLUS);
        assertEquals(SILENCE, other.writeEas(true));
        assertFalse(other.eas());
    }

    @Test
    void aDeadTagNeitherAnswersNorChanges() {
        tag.kill();
        assertEquals(SILENCE, tag.writeBlock(0, Octets.hex("01020304")));
        assertEquals(SILENCE, tag.writeAfi(1));
        assertEquals(SILENCE, tag.writeEas(true));
        assertEquals(SILENCE, tag.lockBlock(0));
        assertFalse(tag.answersInventory());
        tag.revive();
        assertEquals(new TagReply.Data(Octets.hex("00000000")), tag.readBlock(0));
        assertEquals(0, tag.afi());
        assertFalse(tag.locked(0));
    }

    // Method: tear the same write under many seeds; old, new and mixed blocks must all come out.
    @Test
    void aTornBlockIsOldNewOrMixed() {
        int kept = 0;
        int fresh = 0;
        int mixed = 0;
        for (int seed = 0; seed < 200; seed++) {
            tag.writeBlock(0, Octets.hex("00000000"));
            tag.tearBlock(0, Octets.hex("FFFFFFFF"), Chance.seeded(seed));
            TagReply left = tag.readBlock(0);
            if (left.equals(new TagReply.Data(Octets.hex("00000000")))) {
                kept++;
            } else if (left.equals(new TagReply.Data(Octets.hex("FFFFFFFF")))) {
                fresh++;
            } else {
                mixed++;
            }
        }
        assertTrue(kept > 20 && fresh > 20 && mixed > 20, kept + " kept, " + fresh + " fresh, " + mixed + " mixed");
    }

    @Test
    void aUidOfAnotherMakerIsNoSuchChip() {
        assertThrows(IllegalArgumentException.class, () -> new Tag(Uid.of("E00780983E796083"), TagModel.SLIX));
    }

    // Source: ISO 28560-3 annex B.1, and a tag of DE-705 in the tests of libdanrfid (32 bytes).
    @Test
    void theBasicBlockIsAsTheStandardPrintsIt() {
        assertEquals(
                Octets.hex("110101 31303030303030303536000000000000 98A4 444B37313835303000 00000000".replace(" ", "")),
                TagContent.basicBlock("1000000056", "DK-718500", 1, 1));
        assertEquals(
                Octets.hex("1101013131323233333434 0000000000000000 513E 4445373035 000000000000"),
                TagContent.basicBlock("11223344", "DE-705", 1, 1).slice(0, 32));
    }
}
