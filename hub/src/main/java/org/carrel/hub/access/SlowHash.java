package org.carrel.hub.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.carrel.contract.id.Bytes;

/**
 * A password as it is kept: PBKDF2-HMAC-SHA512 with its own salt, written as Mosquitto writes it
 * ({@code $7$iterations$salt$hash}), so that one table serves the embedded broker and an external one.
 */
public record SlowHash(int iterations, Bytes salt, Bytes hash) {
    /** About 25 ms on the smallest machine that a hub runs on. */
    public static final int ITERATIONS = 40_000;

    /** Mosquitto takes no other length. */
    private static final int SALT_BYTES = 12;

    private static final int HASH_BYTES = 64;
    private static final String SCHEME = "7";
    private static final int PARTS = 5;

    /**
     * What a password is compared with where there is none to compare it with: as slow as any, so that a guess at a name takes as long as one
     * at a password, and nothing matches it.
     */
    public static final SlowHash NOBODYS =
            new SlowHash(ITERATIONS, Bytes.of(new byte[SALT_BYTES]), Bytes.of(new byte[HASH_BYTES]));

    public SlowHash {
        if (iterations < 1 || salt.length() != SALT_BYTES || hash.length() != HASH_BYTES) {
            throw new IllegalArgumentException("not a password hash that this program makes");
        }
    }

    public static SlowHash of(String password, Bytes salt) {
        return new SlowHash(ITERATIONS, salt, derive(password, salt, ITERATIONS));
    }

    /**
     * Of a secret that a program made and nobody can guess: it needs no slowness, and a library whose power comes back has thousands
     * of them checked at once.
     *
     * @param secret at least 128 random bits
     */
    public static SlowHash ofSecret(String secret, Bytes salt) {
        return new SlowHash(1, salt, derive(secret, salt, 1));
    }

    /** @throws IllegalArgumentException unless it was written by {@link #text} */
    public static SlowHash parse(String text) {
        String[] parts = text.split("\\$");
        if (parts.length != PARTS || !parts[1].equals(SCHEME)) {
            throw new IllegalArgumentException("not a password hash that this program makes");
        }
        return new SlowHash(
                Integer.parseInt(parts[2]),
                Bytes.of(Base64.getDecoder().decode(parts[3])),
                Bytes.of(Base64.getDecoder().decode(parts[4])));
    }

    /** Takes as long as the hash is slow. */
    public boolean matches(String password) {
        return MessageDigest.isEqual(derive(password, salt, iterations).toArray(), hash.toArray());
    }

    public String text() {
        Base64.Encoder base64 = Base64.getEncoder();
        return "$" + SCHEME + "$" + iterations + "$" + base64.encodeToString(salt.toArray()) + "$"
                + base64.encodeToString(hash.toArray());
    }

    private static Bytes derive(String password, Bytes salt, int iterations) {
        try {
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt.toArray(), iterations, HASH_BYTES * 8);
            return Bytes.of(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA512", missing);
        }
    }

    @Override
    public String toString() {
        return "password hash ****";
    }
}
