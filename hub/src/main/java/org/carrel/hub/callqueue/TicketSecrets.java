package org.carrel.hub.callqueue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TicketId;

/**
 * What opens a ticket's page: made of the ticket's id by a key that is kept apart from the database. So it can be told again to whom the
 * ticket belongs, nobody can guess it, and the database, which holds its hash only, gives it to nobody.
 */
public final class TicketSecrets {
    /** 128 bits: more than anybody can try, and short enough for a QR code that old eyes and cheap phones can read. */
    private static final int LENGTH = 16;

    private final Bytes key;

    /** @param key any that nobody can guess, the same at every hub of the library */
    public TicketSecrets(Bytes key) {
        this.key = key;
    }

    /** 22 letters, digits, hyphens and underscores. */
    public String of(TicketId ticket) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.toArray(), "HmacSHA256"));
            byte[] whole = mac.doFinal(("ticket page " + ticket.value()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, LENGTH));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", missing);
        }
    }

    /** As it is kept. */
    public static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
