package org.carrel.hub.adapter.sip2.message;

import java.util.Optional;

/** An amount as terminals write it. */
public final class Amount {
    private Amount() {}

    /**
     * Digits and a point. A currency sign in front, blanks, marks between thousands, and a comma before one or two last digits are understood;
     * empty for anything else.
     */
    public static Optional<String> read(String text) {
        String plain = text.strip()
                .replaceFirst("^(?:NT)?\\$\\s*", "")
                .replaceFirst(",(?=\\d{1,2}$)", ".")
                .replaceAll(",(?=\\d{3})", "");
        return plain.matches("\\d{1,9}(?:\\.\\d{1,2})?") ? Optional.of(plain) : Optional.empty();
    }
}
