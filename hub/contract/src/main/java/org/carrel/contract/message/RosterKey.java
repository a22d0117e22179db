package org.carrel.contract.message;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.CardNumber;

/**
 * The secret that one device and the hub share to recognise cards without keeping their numbers: PBKDF2-HMAC-SHA256 with the
 * secret as salt. It lies apart from the journal, so that a copy of the journal alone tells nothing.
 */
public record RosterKey(Bytes secret) {
    /** About 5 ms on a board: unnoticed at a tap, 58 days for all 10-digit numbers although the secret was stolen too. */
    private static final int ITERATIONS = 10_000;

    public RosterKey {
        if (secret.length() != 32) {
            throw new IllegalArgumentException("a roster key has 32 bytes, not " + secret.length());
        }
    }

    /** Of the card's canonical form: the same for hub and device, however the reader wrote it. */
    public CardHash hash(CardNumber card) {
        try {
            PBEKeySpec spec = new PBEKeySpec(card.canonical().value().toCharArray(), secret.toArray(), ITERATIONS, 256);
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return new CardHash(HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", missing);
        }
    }

    @Override
    public String toString() {
        return "roster key ****";
    }
}
