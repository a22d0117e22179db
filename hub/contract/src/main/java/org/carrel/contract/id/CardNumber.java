package org.carrel.contract.id;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a card reader or scanner read from a patron's card. Travels to the hub only; never logged, never stored on a
 * device: the text form is masked, and a bad value is not repeated in the error.
 */
public record CardNumber(String value) {
    private static final Pattern SEPARATOR = Pattern.compile("[\\s:-]");
    private static final Pattern UID = Pattern.compile("[0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20}");

    public CardNumber {
        Form.PRINTABLE.requireSecret("card number", value);
    }

    /**
     * The form in which numbers are compared and hashed: blanks around it gone, full-width characters made plain, upper case; a
     * chip's UID (4, 7 or 10 bytes in hex) without the separators that some readers put between bytes.
     */
    public CardNumber canonical() {
        String plain = Normalizer.normalize(value, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        String joined = SEPARATOR.matcher(plain).replaceAll("");
        boolean uid = UID.matcher(joined).matches();
        boolean comparable = !plain.isEmpty() && plain.length() <= value.length();
        return !comparable ? this : new CardNumber(uid ? joined : plain);
    }

    /** Whether it is the UID of a chip, in whatever form {@link #canonical} understands. */
    public boolean isChip() {
        return UID.matcher(canonical().value).matches();
    }

    @Override
    public String toString() {
        return "card ****";
    }
}
