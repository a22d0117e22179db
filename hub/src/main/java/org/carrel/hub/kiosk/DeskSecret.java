package org.carrel.hub.kiosk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.kiosk.DeskKey;
import org.carrel.contract.message.kiosk.SealedCard;
import org.carrel.contract.topic.Address;

/** The hub's half of the key to which kiosks seal card numbers: an X25519 scalar, any 32 bytes that nobody can guess. */
public final class DeskSecret {
    private static final int LENGTH = 32;

    /** What comes before the scalar in a PrivateKeyInfo, and before a point in a SubjectPublicKeyInfo (RFC 8410 clauses 4 and 7). */
    private static final Bytes SCALAR = Bytes.hex("302E020100300506032B656E04220420");

    private static final Bytes POINT = Bytes.hex("302A300506032B656E032100");

    /** RFC 7748 clause 4.1. */
    private static final String BASE = "09" + "00".repeat(LENGTH - 1);

    private final Bytes scalar;
    private final PrivateKey secret;
    private final DeskKey open;

    public DeskSecret(Bytes scalar) {
        if (scalar.length() != LENGTH) {
            throw new IllegalArgumentException("a desk's secret has " + LENGTH + " bytes, not " + scalar.length());
        }
        this.scalar = scalar;
        try {
            KeyFactory factory = KeyFactory.getInstance("X25519");
            secret = factory.generatePrivate(new PKCS8EncodedKeySpec(joined(SCALAR, scalar.hex())));
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(secret);
            agreement.doPhase(factory.generatePublic(new X509EncodedKeySpec(joined(POINT, BASE))), true);
            open = new DeskKey(Bytes.of(agreement.generateSecret()));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform of today has X25519", missing);
        }
    }

    private static byte[] joined(Bytes prefix, String hex) {
        return Bytes.hex(prefix.hex() + hex).toArray();
    }

    /** For a hub that no kiosk ever hears, such as one that only runs a command: of another secret of the library. */
    public static DeskSecret derived(Bytes from) {
        try {
            return new DeskSecret(Bytes.of(MessageDigest.getInstance("SHA-256").digest(from.toArray())));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    public DeskKey key() {
        return open;
    }

    /** 32 bytes that nobody without this secret can tell, the same for the same words. */
    Bytes mark(String words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(scalar.toArray(), "HmacSHA256"));
            return Bytes.of(mac.doFinal(words.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", missing);
        }
    }

    /** The number; empty when it was not sealed to this desk, by this device and for this item. */
    public Optional<CardNumber> open(SealedCard card, Address kiosk, ItemId item) {
        return card.open(kiosk, item, open, secret);
    }

    @Override
    public String toString() {
        return "desk secret ****";
    }
}
