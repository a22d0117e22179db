package org.carrel.device.tag.iso28560;

import java.util.regex.Pattern;

/**
 * An owner's International Standard Identifier for Libraries (ISO 15511), as far as a tag states it. Real tags carry much that is
 * not well formed; it is kept as read.
 *
 * @param value up to 32 printable characters, empty when the tag names no owner
 */
public record Isil(String value) {
    /** The tag names no owner. */
    public static final Isil UNSTATED = new Isil("");

    private static final int CHARACTERS_MAX = 32;

    /** ISO 15511 clause 4: prefix of 1 to 4, hyphen, unit of 1 to 11; a unit that began with a hyphen could not be told apart on a tag. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9]{1,4}-[A-Za-z0-9/:][A-Za-z0-9/:-]{0,10}");

    public Isil {
        if (!kept(value)) {
            throw new IllegalArgumentException("owner must be up to 32 printable characters, was " + value.length());
        }
    }

    /** From what a tag holds; text that cannot be kept counts as unstated. */
    static Isil read(String text) {
        String stripped = text.strip();
        return kept(stripped) ? new Isil(stripped) : UNSTATED;
    }

    private static boolean kept(String text) {
        return text.length() <= CHARACTERS_MAX && Meaning.printable(text);
    }

    public boolean stated() {
        return !value.isEmpty();
    }

    public boolean wellFormed() {
        return WELL_FORMED.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
