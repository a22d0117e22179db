package org.carrel.sim.gpio.link;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the protocol between a board and pins in another process: ASCII, ended by LF, at most {@link #LONGEST} characters.
 *
 * <pre>
 * pins 1         first from the pins' side, with the version
 * out 17 1       board drives an output
 * watch 4        board opens an input; in follows at once
 * in 4 0         pins' side tells an input's level, at once and at every change
 * no 17          pins' side: there is no such pin in that direction
 * </pre>
 *
 * <p>The end of the connection, for whatever reason, is the board's end.
 */
sealed interface PinLine {
    int LONGEST = 32;
    int VERSION = 1;

    record Hello(int version) implements PinLine {}

    record Out(int number, boolean high) implements PinLine {}

    record Watch(int number) implements PinLine {}

    record In(int number, boolean high) implements PinLine {}

    record No(int number) implements PinLine {}

    Pattern FORM = Pattern.compile("(pins|out|watch|in|no) ([0-9]{1,3})(?: ([01]))?");

    default String text() {
        return switch (this) {
            case Hello(int version) -> "pins " + version;
            case Out(int number, boolean high) -> "out " + number + (high ? " 1" : " 0");
            case Watch(int number) -> "watch " + number;
            case In(int number, boolean high) -> "in " + number + (high ? " 1" : " 0");
            case No(int number) -> "no " + number;
        };
    }

    /** Empty for a line that is none of these. */
    static Optional<PinLine> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(form.group(2));
        boolean leveled = form.group(3) != null;
        boolean high = "1".equals(form.group(3));
        return switch (form.group(1)) {
            case "pins" -> leveled ? Optional.empty() : Optional.of(new Hello(number));
            case "out" -> leveled ? Optional.of(new Out(number, high)) : Optional.empty();
            case "watch" -> leveled ? Optional.empty() : Optional.of(new Watch(number));
            case "in" -> leveled ? Optional.of(new In(number, high)) : Optional.empty();
            case "no" -> leveled ? Optional.empty() : Optional.of(new No(number));
            default -> Optional.empty();
        };
    }
}
