package org.carrel.hub.catalogue;

import java.util.Optional;

/** International standard book numbers (ISO 2108), always as 13 digits. */
public final class Isbn {
    private static final String BOOKLAND = "978";

    private Isbn() {}

    /** The number in a text such as {@code 957-33-1234-5 (平裝)}; empty unless its check digit is right. */
    public static Optional<String> in(String text) {
        StringBuilder digits = new StringBuilder();
        for (char c : text.strip().toCharArray()) {
            if ((c >= '0' && c <= '9') || ((c == 'X' || c == 'x') && digits.length() == 9)) {
                digits.append(Character.toUpperCase(c));
            } else if (c != '-' && c != '\u2010' && c != '\u2011' && !(c == ' ' && digits.length() < 10)) {
                break;
            }
        }
        String number = digits.toString();
        if (number.length() == 13 && checkOf13(number) == number.charAt(12)) {
            return Optional.of(number);
        }
        if (number.length() == 10 && sumOf10(number) % 11 == 0) {
            String beginning = BOOKLAND + number.substring(0, 9);
            return Optional.of(beginning + checkOf13(beginning));
        }
        return Optional.empty();
    }

    /** ISO 2108: weights 1 and 3 in turn, to the next multiple of ten. */
    private static char checkOf13(String number) {
        int sum = 0;
        for (int index = 0; index < 12; index++) {
            sum += (number.charAt(index) - '0') * (index % 2 == 0 ? 1 : 3);
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /** The older form: weights 10 to 1, a multiple of eleven; X counts ten. */
    private static int sumOf10(String number) {
        int sum = 0;
        for (int index = 0; index < 10; index++) {
            char c = number.charAt(index);
            sum += (c == 'X' ? 10 : c - '0') * (10 - index);
        }
        return sum;
    }
}
