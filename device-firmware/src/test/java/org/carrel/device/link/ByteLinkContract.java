package org.carrel.device.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.LinkInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every line of bytes does, whatever it is made of. */
@Timeout(30)
public abstract class ByteLinkContract {
    private final BlockingQueue<LinkInput> told = new LinkedBlockingQueue<>();
    private Line line;

    /** The line under test and the hardware at its far end. */
    public interface Line {
        ByteLink link();

        void start();

        void close();

        /** The far end is there and answers, or is not. */
        void plug() throws IOException;

        void unplug() throws IOException;

        void write(byte[] bytes) throws IOException;

        /** At least one byte that came from the link, waiting for it. */
        byte[] read() throws IOException;
    }

    /** A line whose far end is unplugged at first. */
    protected abstract Line line(Consumer<LinkInput> consumer) throws IOException;

    @AfterEach
    void closeLine() throws IOException {
        line.close();
        line.unplug();
    }

    @Test
    void opensAndCarriesEveryByteValueBothWays() throws Exception {
        begin();
        byte[] all = new byte[256];
        for (int value = 0; value < all.length; value++) {
            all[value] = (byte) value;
        }
        line.link().send(Bytes.of(all));
        assertEquals(Bytes.of(all), farReceives(256));
        line.write(all);
        assertEquals(Bytes.of(all), nearReceives(256));
    }

    @Test
    void bytesArriveInOrderHoweverTheyAreSplit() throws Exception {
        begin();
        for (int value = 0; value < 200; value++) {
            line.write(new byte[] {(byte) value});
            line.link().send(Bytes.of(new byte[] {(byte) value}));
            if (value % 50 == 49) {
                byte[] expected = new byte[50];
                for (int index = 0; index < 50; index++) {
                    expected[index] = (byte) (value - 49 + index);
                }
                assertEquals(Bytes.of(expected), nearReceives(50));
                assertEquals(Bytes.of(expected), farReceives(50));
            }
        }
    }

    @Test
    void tellsOnceThatTheFarEndIsNotThereYetAndOpensWhenItIs() throws Exception {
        line = line(told::add);
        line.start();
        assertInstanceOf(LinkInput.Lost.class, next());
        line.plug();
        assertEquals(new LinkInput.Opened(), next());
    }

    @Test
    void tellsOnceThatThePlugWasPulledAndOpensWhenItIsBack() throws Exception {
        begin();
        for (int round = 0; round < 2; round++) {
            line.unplug();
            assertInstanceOf(LinkInput.Lost.class, next());
            // Lost as on a cut wire, without a word and without waiting.
            line.link().send(Bytes.hex("0102"));
            line.plug();
            assertEquals(new LinkInput.Opened(), next());
            line.write(new byte[] {(byte) (7 + round)});
            assertEquals(Bytes.of(new byte[] {(byte) (7 + round)}), nearReceives(1));
            line.link().send(Bytes.hex("2A"));
            assertEquals(Bytes.hex("2A"), farReceives(1));
        }
    }

    @Test
    void opensAnewWhenAsked() throws Exception {
        begin();
        line.link().reopen();
        assertInstanceOf(LinkInput.Lost.class, next());
        assertEquals(new LinkInput.Opened(), next());
        line.link().send(Bytes.hex("55"));
        assertEquals(Bytes.hex("55"), farReceives(1));
    }

    @Test
    void closesInBoundedTimeAndThenSaysNothing() throws Exception {
        begin();
        long before = System.nanoTime();
        line.close();
        assertTrue(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(5), "closing took too long");
        line.unplug();
        line.link().send(Bytes.hex("01"));
        assertTrue(told.isEmpty(), "told after closing: " + told);
    }

    private void begin() throws Exception {
        line = line(told::add);
        line.plug();
        line.start();
        assertEquals(new LinkInput.Opened(), next());
    }

    private LinkInput next() throws InterruptedException {
        LinkInput input = told.poll(10, TimeUnit.SECONDS);
        assertTrue(input != null, "nothing was told");
        return input;
    }

    private Bytes nearReceives(int length) throws InterruptedException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        while (received.size() < length) {
            Bytes piece = assertInstanceOf(LinkInput.Received.class, next()).bytes();
            assertTrue(piece.length() > 0, "an empty piece");
            received.writeBytes(piece.toArray());
        }
        return Bytes.of(received.toByteArray());
    }

    private Bytes farReceives(int length) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        while (received.size() < length) {
            received.writeBytes(line.read());
        }
        return Bytes.of(received.toByteArray());
    }
}
