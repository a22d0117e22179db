package org.carrel.contract.id;

import java.util.function.IntPredicate;

/**
 * The written form that a kind of identifier must have; one place that names the bad value when it does not. Every id of every row and
 * message comes by here, so it is asked character by character and without a regular expression.
 */
final class Form {
    /** Lower-case words joined by hyphens: safe as one level of an MQTT topic and as a folder name. */
    static final Form SLUG = new Form(
            point -> isDigit(point) || isLower(point) || point == '-',
            point -> point != '-',
            1,
            32,
            "1 to 32 of a-z 0-9 and inner hyphens");

    static final Form COMPARTMENT = new Form(point -> isUpper(point) || isDigit(point), 1, 8, "1 to 8 of A-Z 0-9");
    static final Form KEY = new Form(
            point -> isUpper(point) || isLower(point) || isDigit(point) || point == '_' || point == '-',
            1,
            64,
            "1 to 64 of A-Z a-z 0-9 _ -");
    /** No controls, no line ends, no halves of surrogate pairs, which UTF-8 cannot carry. */
    static final Form PRINTABLE = new Form(Form::isPrintable, 1, 64, "1 to 64 printable characters");

    static final Form HEX64 =
            new Form(point -> isDigit(point) || between(point, 'a', 'f'), 64, 64, "64 lower-case hex digits");
    static final Form TAG =
            new Form(point -> isDigit(point) || between(point, 'A', 'F'), 16, 16, "16 upper-case hex digits");

    private final IntPredicate each;
    private final IntPredicate outer;
    private final int least;
    private final int most;
    private final String wording;

    private Form(IntPredicate each, int least, int most, String wording) {
        this(each, point -> true, least, most, wording);
    }

    /** @param outer what the first and the last character must be besides */
    private Form(IntPredicate each, IntPredicate outer, int least, int most, String wording) {
        this.each = each;
        this.outer = outer;
        this.least = least;
        this.most = most;
        this.wording = wording;
    }

    String require(String kind, String value) {
        if (!fits(value)) {
            throw new IllegalArgumentException(kind + " must be " + wording + ", not '" + value + "'");
        }
        return value;
    }

    /** As {@link #require}, for values that must not be repeated in a message. */
    String requireSecret(String kind, String value) {
        if (!fits(value)) {
            throw new IllegalArgumentException(kind + " must be " + wording);
        }
        return value;
    }

    private boolean fits(String value) {
        int count = 0;
        int at = 0;
        while (at < value.length()) {
            int point = value.codePointAt(at);
            int next = at + Character.charCount(point);
            boolean isOuter = at == 0 || next == value.length();
            if (count == most || !each.test(point) || (isOuter && !outer.test(point))) {
                return false;
            }
            count++;
            at = next;
        }
        return count >= least;
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }

    private static boolean isDigit(int point) {
        return between(point, '0', '9');
    }

    private static boolean isLower(int point) {
        return between(point, 'a', 'z');
    }

    private static boolean isUpper(int point) {
        return between(point, 'A', 'Z');
    }

    private static boolean between(int point, char first, char last) {
        return first <= point && point <= last;
    }
}
