package org.carrel.device.driver.scanner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.Moment;

/**
 * Cuts bytes into lines. A line ends in CR, LF or both; empty lines are none, so a pair counts once. What was begun and not ended is forgotten after a
 * pause, since a device sends a line in one go. Holds at most {@code lengthMax} bytes.
 */
final class LineFramer {
    private static final int CR = '\r';
    private static final int LF = '\n';

    private final byte[] buffer;
    private final Duration pauseMax;
    private int length;
    private boolean overlong;
    private long lastByte;

    LineFramer(int lengthMax, Duration pauseMax) {
        this.buffer = new byte[lengthMax];
        this.pauseMax = pauseMax;
    }

    /** What a line turned out to be. */
    sealed interface Line {
        /** @param content without its end, 1 to {@code lengthMax} bytes */
        record Whole(Bytes content) implements Line {}

        record TooLong() implements Line {}
    }

    List<Line> receive(Bytes bytes, Moment now) {
        if (now.nanos() - lastByte > pauseMax.toNanos()) {
            clear();
        }
        lastByte = now.nanos();
        List<Line> lines = new ArrayList<>(1);
        for (int index = 0; index < bytes.length(); index++) {
            int octet = bytes.at(index);
            if (octet != CR && octet != LF) {
                take(octet);
            } else if (overlong) {
                lines.add(new Line.TooLong());
                clear();
            } else if (length > 0) {
                lines.add(new Line.Whole(Bytes.of(buffer, 0, length)));
                clear();
            }
        }
        return lines;
    }

    /** Without blanks at its ends; other white space is a control character and stays to be refused. */
    static String withoutBlanks(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    void clear() {
        // A patron's number is not left lying about in memory longer than it takes.
        Arrays.fill(buffer, (byte) 0);
        length = 0;
        overlong = false;
    }

    private void take(int octet) {
        if (length == buffer.length) {
            overlong = true;
        } else {
            buffer[length++] = (byte) octet;
        }
    }
}
