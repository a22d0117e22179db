package org.carrel.contract.message.enrolment;

import java.util.Locale;
import org.carrel.contract.id.Bytes;

/**
 * The code by which one device enrols once: ten letters and digits of Crockford's alphabet, 50 bits, such as {@code 7K2QF-9MX4T}. Hyphens
 * and blanks do not count, O is 0, I and L are 1. The text form is masked.
 */
public record EnrolmentCode(String letters) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;
    private static final int BITS = 5;

    public EnrolmentCode {
        if (letters.length() != LENGTH || letters.chars().anyMatch(letter -> ALPHABET.indexOf(letter) < 0)) {
            throw new IllegalArgumentException("an enrolment code has " + LENGTH + " letters and digits without U");
        }
    }

    /** @throws IllegalArgumentException when it is none, however it was typed */
    public static EnrolmentCode parse(String typed) {
        return new EnrolmentCode(typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    /** @param chance at least 10 bytes that nobody can guess; five bits of each are used */
    public static EnrolmentCode of(Bytes chance) {
        StringBuilder letters = new StringBuilder();
        for (int index = 0; index < LENGTH; index++) {
            letters.append(ALPHABET.charAt(chance.at(index) & ((1 << BITS) - 1)));
        }
        return new EnrolmentCode(letters.toString());
    }

    /** As people read it out. */
    public String shown() {
        return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
    }

    @Override
    public String toString() {
        return "enrolment code ****";
    }
}
