package org.carrel.hub.adapter.sip2.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.carrel.contract.id.Bytes;
import org.junit.jupiter.api.Test;

/** Lines come out the same however the bytes come in, and nothing grows without a bound. */
class LineFramerTest {
    private static final String TWO = "9900802.00AY1AZFCA0\r\n\n 2300120060101    084237AOx|AA王|AC|AD|AY2AZ0000\r";

    @Test
    void everySplitPointGivesTheSameLines() {
        byte[] bytes = TWO.getBytes(StandardCharsets.UTF_8);
        List<Frame> whole = new LineFramer().receive(bytes, 0, bytes.length);
        assertEquals(2, whole.size());
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                LineFramer framer = new LineFramer();
                List<Frame> frames = new ArrayList<>(framer.receive(bytes, 0, first));
                frames.addAll(framer.receive(bytes, first, second));
                frames.addAll(framer.receive(bytes, second, bytes.length));
                assertEquals(whole, frames);
                assertFalse(framer.unfinished());
            }
        }
    }

    @Test
    void anEndlessLineIsDroppedAndTheNextOneRead() {
        LineFramer framer = new LineFramer();
        byte[] chunk = new byte[8_192];
        Arrays.fill(chunk, (byte) 'x');
        for (int count = 0; count < 200; count++) {
            assertEquals(List.of(), framer.receive(chunk, 0, chunk.length));
        }
        byte[] rest = "\r99\r".getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                List.of(
                        new Frame.TooLong(200L * 8_192),
                        new Frame.Line(Bytes.of("99".getBytes(StandardCharsets.US_ASCII)))),
                framer.receive(rest, 0, rest.length));
    }

    @Test
    void theLongestLineIsALine() {
        LineFramer framer = new LineFramer();
        byte[] longest = new byte[LineFramer.LINE_MAX + 1];
        Arrays.fill(longest, (byte) 0xFF);
        longest[LineFramer.LINE_MAX] = '\r';
        assertEquals(
                List.of(new Frame.Line(Bytes.of(longest, 0, LineFramer.LINE_MAX))),
                framer.receive(longest, 0, longest.length));
    }

    @Test
    void emptyLinesNulsAndBlanksBeforeALineAreNothing() {
        LineFramer framer = new LineFramer();
        byte[] bytes = "\r\r\n\0\0  97\r".getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                List.of(new Frame.Line(Bytes.of("97".getBytes(StandardCharsets.US_ASCII)))),
                framer.receive(bytes, 0, bytes.length));
    }

    @Test
    void noBytesBreakIt() {
        SplittableRandom random = new SplittableRandom(20_261_125);
        LineFramer framer = new LineFramer();
        long lines = 0;
        for (int round = 0; round < 2_000; round++) {
            byte[] noise = new byte[random.nextInt(512)];
            random.nextBytes(noise);
            lines += framer.receive(noise, 0, noise.length).size();
        }
        assertTrue(lines > 1_000);
    }
}
