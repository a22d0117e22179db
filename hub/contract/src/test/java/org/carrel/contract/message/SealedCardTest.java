package org.carrel.contract.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.KeyAgreement;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.kiosk.DeskKey;
import org.carrel.contract.message.kiosk.SealedCard;
import org.carrel.contract.topic.Address;
import org.junit.jupiter.api.Test;

/** A card number that lies on a kiosk opens at the hub, there only, and only for what it was sealed for. */
class SealedCardTest {
    private static final Address KIOSK = new Address(new SiteId("taichung"), new DeviceId("kiosk-1"));
    private static final ItemId ITEM = new ItemId("30010000123459");
    private static final CardNumber CARD = new CardNumber("讀者 𠮷 7");
    private static final KeyPair HUB = pair("11".repeat(32));
    private static final KeyPair ONCE = pair("a5".repeat(32));
    private static final DeskKey TO_HUB = DeskKey.of(HUB.getPublic());

    /** Goal: the hub reads what a kiosk shut. Method: seal and open, the longest number and the shortest too. */
    @Test
    void theHubReadsIt() {
        for (CardNumber card : List.of(CARD, new CardNumber("1"), new CardNumber("書".repeat(64)))) {
            SealedCard shut = SealedCard.seal(card, KIOSK, ITEM, TO_HUB, ONCE);
            assertEquals(Optional.of(card), shut.open(KIOSK, ITEM, TO_HUB, HUB.getPrivate()));
        }
    }

    /**
     * Goal: any hub of any make can read it for years. Method: bytes computed by an independent program (Python's {@code cryptography}:
     * X25519, HKDF, AESGCM) from the same keys.
     */
    @Test
    void itsBytesAreLaidDown() {
        SealedCard shut = SealedCard.seal(CARD, KIOSK, ITEM, TO_HUB, ONCE);
        assertEquals("7B4E909BBE7FFE44C465A220037D608EE35897D31EF972F07F74892CB0F73F13", TO_HUB.toString());
        assertEquals(
                "5FEF13FC76023A9EE6DED987B6AA93958CDC2097EF9FC845D5319C9CA100D35E",
                shut.once().hex());
        assertEquals(
                "89D536B19FB5CA0E3C59D8A9A363AD6A010186530F4151E8E26142BBCDD241CC90DEDE95CA1E4470F932D8D3F75F3DC2",
                shut.box().slice(0, 48).hex());
        assertEquals(
                "1152D240874D5B625350330DF113BB18", shut.box().slice(256, 272).hex());
    }

    /** Goal: a stolen one is good for nothing. Method: another device, another item, another key, and each byte changed. */
    @Test
    void nothingElseOpensIt() {
        SealedCard shut = SealedCard.seal(CARD, KIOSK, ITEM, TO_HUB, ONCE);
        Address other = new Address(new SiteId("taichung"), new DeviceId("kiosk-2"));
        assertEquals(Optional.empty(), shut.open(other, ITEM, TO_HUB, HUB.getPrivate()));
        assertEquals(Optional.empty(), shut.open(KIOSK, new ItemId("30010000123460"), TO_HUB, HUB.getPrivate()));
        assertEquals(Optional.empty(), shut.open(KIOSK, ITEM, TO_HUB, ONCE.getPrivate()));
        for (int index = 0; index < shut.box().length(); index++) {
            byte[] changed = shut.box().toArray();
            changed[index] ^= 1;
            SealedCard forged = new SealedCard(shut.once(), Bytes.of(changed));
            assertEquals(Optional.empty(), forged.open(KIOSK, ITEM, TO_HUB, HUB.getPrivate()), "byte " + index);
        }
        SealedCard senseless = new SealedCard(Bytes.hex("00".repeat(32)), shut.box());
        assertEquals(Optional.empty(), senseless.open(KIOSK, ITEM, TO_HUB, HUB.getPrivate()));
    }

    /** Goal: neither its length nor its bytes tell whose it is. Method: short and long, and twice the same with another pair. */
    @Test
    void itTellsNothing() {
        SealedCard one = SealedCard.seal(CARD, KIOSK, ITEM, TO_HUB, ONCE);
        SealedCard again = SealedCard.seal(CARD, KIOSK, ITEM, TO_HUB, pair("5a".repeat(32)));
        assertNotEquals(one.box(), again.box());
        assertFalse(one.toString().contains(one.box().hex().substring(0, 8)));
        assertThrows(IllegalArgumentException.class, () -> new SealedCard(one.once(), Bytes.hex("00")));
        assertThrows(IllegalArgumentException.class, () -> DeskKey.parse("00"));
        assertEquals(TO_HUB, DeskKey.parse(TO_HUB.toString()));
    }

    private static KeyPair pair(String secret) {
        try {
            KeyFactory factory = KeyFactory.getInstance("X25519");
            PrivateKey key = factory.generatePrivate(
                    new PKCS8EncodedKeySpec(HexFormat.of().parseHex("302e020100300506032b656e04220420" + secret)));
            KeyAgreement base = KeyAgreement.getInstance("X25519");
            base.init(key);
            base.doPhase(point(factory, "09" + "00".repeat(31)), true);
            return new KeyPair(point(factory, HexFormat.of().formatHex(base.generateSecret())), key);
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    private static PublicKey point(KeyFactory factory, String point) throws GeneralSecurityException {
        return factory.generatePublic(
                new X509EncodedKeySpec(HexFormat.of().parseHex("302a300506032b656e032100" + point)));
    }
}
