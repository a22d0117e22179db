package org.carrel.hub.adapter.sip2.message;

import java.util.OptionalInt;

/** A number of four digits; blanks where a system does not count. */
public final class Count {
    public static final int WIDTH = 4;

    private static final int MAX = 9_999;

    private Count() {}

    /** What does not fit is told as the largest number that does. */
    public static String text(int count) {
        return String.format("%04d", Math.max(0, Math.min(MAX, count)));
    }

    public static OptionalInt read(String text) {
        String digits = text.strip();
        return digits.matches("[0-9]{1,4}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }
}
