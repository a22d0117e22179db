package org.carrel.hub.runtime;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import org.carrel.contract.id.Bytes;

/** Keys and secrets from the operating system's randomness. Safe for several threads. */
public final class FreshKeys {
    private static final int CHANCE_BYTES = 8;
    private static final int SECRET_BYTES = 32;
    private static final int SALT_BYTES = 12;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    public FreshKeys(InstantSource clock) {
        this.clock = clock;
    }

    /** A key that no other is equal to, later ones mostly greater: rows made together lie together. */
    public String id() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(clock.millis(), 11) + hex.formatHex(bytes(CHANCE_BYTES));
    }

    /** 32 bytes that nobody can guess. */
    public Bytes secret() {
        return Bytes.of(bytes(SECRET_BYTES));
    }

    /** 12 bytes: Mosquitto takes no other length. */
    public Bytes salt() {
        return Bytes.of(bytes(SALT_BYTES));
    }

    /** A password that can be read out and typed: 20 characters without those that look alike. */
    public String password() {
        String letters = "abcdefghjkmnpqrstuvwxyz23456789";
        StringBuilder password = new StringBuilder();
        for (int count = 0; count < 20; count++) {
            if (count > 0 && count % 5 == 0) {
                password.append('-');
            }
            password.append(letters.charAt(random.nextInt(letters.length())));
        }
        return password.toString();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
