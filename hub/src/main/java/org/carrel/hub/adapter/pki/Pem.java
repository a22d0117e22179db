package org.carrel.hub.adapter.pki;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.contract.id.Bytes;

/** Text form of keys and certificates (RFC 7468). */
public final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    /** @param label such as {@code CERTIFICATE} */
    public static String text(String label, Bytes content) {
        String body = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content.toArray());
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** The first of this label. */
    static Optional<Bytes> first(String label, String text) {
        Matcher found = Pattern.compile("-----BEGIN " + label + "-----([^-]+)-----END " + label + "-----")
                .matcher(text);
        return found.find() ? Optional.of(Bytes.of(Base64.getMimeDecoder().decode(found.group(1)))) : Optional.empty();
    }
}
