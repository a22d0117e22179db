package org.carrel.contract.message.kiosk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.topic.Address;

/**
 * A card number that lies on a device and that only the hub can read: X25519 with a key pair used once, HKDF-SHA-256, AES-256-GCM. Bound
 * to the device and the item, so that it is good for nothing else; all are of one length, whatever the number.
 *
 * @param once the public key of the pair that was used once
 * @param box 256 bytes of card number, then the tag's 16
 */
public record SealedCard(Bytes once, Bytes box) {
    /** A card number has at most 64 UTF-16 units, each at most 3 bytes of UTF-8. */
    private static final int PLAIN_BYTES = 256;

    private static final int TAG_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final String USE = "carrel sealed card 1";

    public SealedCard {
        if (once.length() != KEY_BYTES || box.length() != PLAIN_BYTES + TAG_BYTES) {
            throw new IllegalArgumentException("a sealed card has " + KEY_BYTES + " and " + (PLAIN_BYTES + TAG_BYTES)
                    + " bytes, not " + once.length() + " and " + box.length());
        }
    }

    /** @param once a fresh X25519 key pair; to be forgotten afterwards */
    public static SealedCard seal(CardNumber card, Address device, ItemId item, DeskKey hub, KeyPair once) {
        try {
            DeskKey sender = DeskKey.of(once.getPublic());
            KeyAgreement agreement = KeyAgreement.getInstance(DeskKey.ALGORITHM);
            agreement.init(once.getPrivate());
            agreement.doPhase(hub.key(), true);
            byte[] plain = Arrays.copyOf(card.value().getBytes(StandardCharsets.UTF_8), PLAIN_BYTES);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, agreement, sender, hub, device, item);
            return new SealedCard(sender.point(), Bytes.of(cipher.doFinal(plain)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("could not seal a card; is the hub's key a point of X25519?", missing);
        }
    }

    /** The number; empty when it was sealed to another key, for another device or another item, or was changed. */
    public Optional<CardNumber> open(Address device, ItemId item, DeskKey hub, PrivateKey secret) {
        try {
            DeskKey sender = new DeskKey(once);
            KeyAgreement agreement = KeyAgreement.getInstance(DeskKey.ALGORITHM);
            agreement.init(secret);
            agreement.doPhase(sender.key(), true);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, agreement, sender, hub, device, item)
                    .doFinal(box.toArray());
            int length = plain.length;
            while (length > 0 && plain[length - 1] == 0) {
                length--;
            }
            return Optional.of(new CardNumber(new String(plain, 0, length, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(
            int mode, KeyAgreement agreement, DeskKey sender, DeskKey hub, Address device, ItemId item)
            throws GeneralSecurityException {
        byte[] info = (USE + sender.point().hex() + hub.point().hex()).getBytes(StandardCharsets.UTF_8);
        byte[] derived = KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(agreement.generateSecret())
                        .thenExpand(info, KEY_BYTES + NONCE_BYTES));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(derived, 0, KEY_BYTES, "AES"),
                new GCMParameterSpec(TAG_BYTES * Byte.SIZE, derived, KEY_BYTES, NONCE_BYTES));
        cipher.updateAAD((device.login() + " " + item.value()).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "sealed card ****";
    }
}
