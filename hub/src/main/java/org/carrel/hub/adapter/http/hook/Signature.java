package org.carrel.hub.adapter.http.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carrel.contract.id.Bytes;

/**
 * The header by which a program knows that a delivery comes from this hub and is not an old one sent again: {@code t=<seconds
 * since 1970>,v1=<HMAC-SHA-256 in hex>} over {@code <t>.<body>}, with the secret's bytes as key.
 */
public final class Signature {
    /** The header's name. */
    public static final String HEADER = "Carrel-Signature";

    private Signature() {}

    public static String of(String body, Bytes secret, Instant now) {
        long seconds = now.getEpochSecond();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.toArray(), "HmacSHA256"));
            byte[] signed = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HmacSHA256", missing);
        }
    }
}
