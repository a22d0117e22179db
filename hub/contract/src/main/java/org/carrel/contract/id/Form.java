package org.carrel.contract.id;

import java.util.regex.Pattern;

/** The written form that a kind of identifier must have; one place that names the bad value when it does not. */
final class Form {
    /** Lower-case words joined by hyphens: safe as one level of an MQTT topic and as a folder name. */
    static final Form SLUG = new Form("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?", "1 to 32 of a-z 0-9 and inner hyphens");

    static final Form COMPARTMENT = new Form("[A-Z0-9]{1,8}", "1 to 8 of A-Z 0-9");
    static final Form KEY = new Form("[A-Za-z0-9_-]{1,64}", "1 to 64 of A-Z a-z 0-9 _ -");
    /** No controls, no line ends, no halves of surrogate pairs, which UTF-8 cannot carry. */
    static final Form PRINTABLE = new Form("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,64}", "1 to 64 printable characters");

    static final Form HEX64 = new Form("[0-9a-f]{64}", "64 lower-case hex digits");
    static final Form TAG = new Form("[0-9A-F]{16}", "16 upper-case hex digits");

    private final Pattern pattern;
    private final String wording;

    private Form(String regex, String wording) {
        this.pattern = Pattern.compile(regex);
        this.wording = wording;
    }

    String require(String kind, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(kind + " must be " + wording + ", not '" + value + "'");
        }
        return value;
    }

    /** As {@link #require}, for values that must not be repeated in a message. */
    String requireSecret(String kind, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(kind + " must be " + wording);
        }
        return value;
    }
}
