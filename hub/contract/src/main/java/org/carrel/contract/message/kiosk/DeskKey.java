package org.carrel.contract.message.kiosk;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.carrel.contract.id.Bytes;

/**
 * The hub's public key, to which kiosks seal what only the hub may read: an X25519 point (RFC 7748), 32 bytes. A kiosk is told it as a
 * setting, in hex.
 */
public record DeskKey(Bytes point) {
    /** The setting of a device, in {@code config/desired}, that holds it. */
    public static final String SETTING = "hub.card-key";

    static final String ALGORITHM = "X25519";
    private static final int LENGTH = 32;

    /** What comes before the point in a SubjectPublicKeyInfo (RFC 8410 clause 4). */
    private static final Bytes PREFIX = Bytes.hex("302A300506032B656E032100");

    public DeskKey {
        if (point.length() != LENGTH) {
            throw new IllegalArgumentException("an X25519 point has " + LENGTH + " bytes, not " + point.length());
        }
    }

    /** @throws IllegalArgumentException for anything but 64 hex digits */
    public static DeskKey parse(String hex) {
        return new DeskKey(Bytes.of(HexFormat.of().parseHex(hex)));
    }

    /** @throws IllegalArgumentException for a key of another kind */
    public static DeskKey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (!Bytes.of(encoded, 0, PREFIX.length()).equals(PREFIX)) {
            throw new IllegalArgumentException("not an X25519 key but one of " + key.getAlgorithm());
        }
        return new DeskKey(Bytes.of(Arrays.copyOfRange(encoded, PREFIX.length(), encoded.length)));
    }

    PublicKey key() throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(PREFIX.hex() + point.hex())));
    }

    /** As the setting holds it. */
    @Override
    public String toString() {
        return point.hex();
    }
}
