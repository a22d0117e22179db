package org.carrel.hub.registration;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number on a Taiwanese identity document, checked. The text form is masked as public notices mask it: the last four characters.
 *
 * @param number ten characters, letters in upper case
 */
public record IdentityNumber(Kind kind, String number) {
    /** What stands first stands for two digits; the letters were not given in the order of the alphabet. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

    private static final int FIRST_LETTER = 10;
    private static final Pattern NATIONAL = Pattern.compile("[A-Z][12][0-9]{8}");
    private static final Pattern RESIDENT = Pattern.compile("[A-Z][89][0-9]{8}");
    private static final Pattern RESIDENT_OLD = Pattern.compile("[A-Z][A-D][0-9]{8}");

    /** The last day on which numbers of two letters hold; those of one letter replaced them from 2021-01-02. */
    private static final LocalDate OLD_FORM_THROUGH = LocalDate.of(2030, 12, 31);

    private static final int SHOWN = 6;

    /** Which document it is. */
    public enum Kind {
        NATIONAL,
        RESIDENT,
        /** Two letters and eight digits, given out until 2021. */
        RESIDENT_OLD
    }

    /** What a look at a number gave. */
    public sealed interface Checked {
        record Right(IdentityNumber number) implements Checked {}

        record Wrong(Fault fault) implements Checked {}
    }

    /** What is wrong with a number. */
    public enum Fault {
        WRONG_FORM,
        /** It has the right form, but somebody mistyped it. */
        WRONG_CHECK_DIGIT,
        NO_LONGER_VALID
    }

    /** Blanks, width and case make no difference. */
    public static Checked check(String typed, LocalDate today) {
        String number = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT);
        Kind kind;
        if (NATIONAL.matcher(number).matches()) {
            kind = Kind.NATIONAL;
        } else if (RESIDENT.matcher(number).matches()) {
            kind = Kind.RESIDENT;
        } else if (RESIDENT_OLD.matcher(number).matches()) {
            kind = Kind.RESIDENT_OLD;
        } else {
            return new Checked.Wrong(Fault.WRONG_FORM);
        }
        if (sum(number) % 10 != 0) {
            return new Checked.Wrong(Fault.WRONG_CHECK_DIGIT);
        }
        return kind == Kind.RESIDENT_OLD && today.isAfter(OLD_FORM_THROUGH)
                ? new Checked.Wrong(Fault.NO_LONGER_VALID)
                : new Checked.Right(new IdentityNumber(kind, number));
    }

    /** Weights 1 and 9 for the first letter's two digits, 8 to 1 for what follows, 1 for the check digit. */
    private static int sum(String number) {
        int first = code(number.charAt(0));
        int sum = first / 10 + first % 10 * 9;
        for (int index = 1; index < 9; index++) {
            char c = number.charAt(index);
            int digit = Character.isDigit(c) ? c - '0' : code(c) % 10;
            sum += digit * (9 - index);
        }
        return sum + number.charAt(9) - '0';
    }

    private static int code(char letter) {
        return FIRST_LETTER + LETTERS.indexOf(letter);
    }

    public String masked() {
        return number.substring(0, SHOWN) + "****";
    }

    @Override
    public String toString() {
        return masked();
    }
}
