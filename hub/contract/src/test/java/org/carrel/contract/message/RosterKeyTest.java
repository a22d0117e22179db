package org.carrel.contract.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.CardNumber;
import org.junit.jupiter.api.Test;

/** Hub and device must come to the same hash of a card, or nobody is recognised off line. */
class RosterKeyTest {
    private static final RosterKey KEY =
            new RosterKey(Bytes.hex("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F"));

    /** Source: Python 3.11, hashlib.pbkdf2_hmac('sha256', b'B123456', bytes(range(32)), 10000).hex(). */
    @Test
    void theHashIsPbkdf2AsOthersComputeIt() {
        assertEquals(
                new CardHash("7605d1a8c997174afbc7e7ae3ed06b572e8b10c077bd8b6194859c062e4b3da7"),
                KEY.hash(new CardNumber("B123456")));
    }

    /** Source: as above with '讀者7'.encode(): the number is hashed in UTF-8. */
    @Test
    void aNumberOutsideAsciiIsHashedInUtf8() {
        assertEquals(
                new CardHash("17697380eb6b1941536c9080b4cb7e2d830e7ab618a76303e66ecef9a6974e26"),
                KEY.hash(new CardNumber("讀者7")));
    }

    @Test
    void theWayOfWritingANumberDoesNotMatterButTheKeyDoes() {
        assertEquals(KEY.hash(new CardNumber("04A22BC1")), KEY.hash(new CardNumber("04:a2:2b:c1")));
        RosterKey other = new RosterKey(Bytes.hex("01".repeat(32)));
        assertNotEquals(KEY.hash(new CardNumber("B123456")), other.hash(new CardNumber("B123456")));
    }

    @Test
    void aKeyHas32BytesAndIsNeverShown() {
        assertThrows(IllegalArgumentException.class, () -> new RosterKey(Bytes.hex("0011")));
        assertFalse(KEY.toString().contains("01"));
    }
}
