package org.carrel.device.link.mqtt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.carrel.contract.id.Bytes;
import org.junit.jupiter.api.Test;

/** Goal: whatever the wire does to the bytes, Paho reads whole packets within the limit, and of CONNACK only what it can bear. */
class PacketInputTest {
    private static final Bytes PING = Bytes.hex("D0 00");
    private static final Bytes PUBLISH = Bytes.hex("30 0C 00 01 61 00 01 02 03 04 05 06 07 08");
    /** Session expiry 10, receive maximum 5, alias maximum 9, packet size 1000, keep-alive 30, and a user property a=b. */
    private static final Bytes CONNACK =
            Bytes.hex("20 1D 01 00 1A 11 00 00 00 0A 21 00 05 22 00 09 27 00 00 03 E8 13 00 1E 26 00 01 61 00 01 62");

    private static final Bytes CONNACK_FOR_PAHO =
            Bytes.hex("20 15 01 00 12 11 00 00 00 0A 21 00 05 13 00 1E 26 00 01 61 00 01 62");

    private final List<String> events = new ArrayList<>();

    @Test
    void everySplitAcrossATimeoutGivesTheSamePackets() throws IOException {
        byte[] stream = joined(CONNACK, PUBLISH, PING);
        byte[] expected = joined(CONNACK_FOR_PAHO, PUBLISH, PING);
        for (int split = 1; split < stream.length; split++) {
            Wire wire = new Wire();
            wire.bytes(Bytes.of(stream, 0, split));
            wire.timeout();
            wire.bytes(Bytes.of(stream, split, stream.length));
            assertArrayEquals(expected, readAll(input(wire, 1000)), "split at " + split);
        }
    }

    @Test
    void halfAPacketIsNothingToReadYet() throws IOException {
        Wire wire = new Wire();
        wire.bytes(PUBLISH.slice(0, 1));
        wire.timeout();
        wire.bytes(PUBLISH.slice(1, 5));
        wire.timeout();
        PacketInput input = input(wire, 1000);
        assertThrows(SocketTimeoutException.class, input::read);
        assertThrows(SocketTimeoutException.class, input::read);
        assertEquals(0, input.available());
        wire.bytes(PUBLISH.slice(5, PUBLISH.length()));
        assertEquals(0x30, input.read());
        assertEquals(PUBLISH.length() - 1, input.available());
    }

    @Test
    void connAckTellsItsLimitsAndLosesThoseThatPahoMistakes() throws IOException {
        Wire wire = new Wire();
        wire.bytes(CONNACK);
        assertArrayEquals(CONNACK_FOR_PAHO.toArray(), readAll(input(wire, 1000)));
        assertEquals(
                List.of("heard", "CONNACK 0 " + new BrokerLimits(5, 1000, 2, true, 30), "ended closed by the broker"),
                events);
    }

    @Test
    void disconnectIsToldWithItsReasonBeforePahoSeesIt() throws IOException {
        Wire wire = new Wire();
        wire.bytes(Bytes.hex("E0 02 8E 00"));
        PacketInput input = input(wire, 1000);
        assertEquals(0xE0, input.read());
        assertEquals(List.of("heard", "DISCONNECT 142"), events);
        Wire brief = new Wire();
        brief.bytes(Bytes.hex("E0 00"));
        assertEquals(0xE0, input(brief, 1000).read());
        assertEquals("DISCONNECT 0", events.getLast());
    }

    @Test
    void packetOverTheLimitIsRefusedByItsHeaderAlone() {
        Wire wire = new Wire();
        wire.bytes(Bytes.hex("30 E8 07"));
        assertThrows(IOException.class, input(wire, 1000)::read);
        assertEquals("ended packet of 1003 bytes, at most 1000 are taken", events.getLast());
        Wire endless = new Wire();
        endless.bytes(Bytes.hex("30 FF FF FF FF"));
        assertThrows(IOException.class, input(endless, 1000)::read);
        assertEquals("ended remaining length of more than four bytes", events.getLast());
    }

    @Test
    void packetOfExactlyTheLimitIsTaken() throws IOException {
        Wire wire = new Wire();
        byte[] packet = new byte[1000];
        packet[0] = 0x30;
        packet[1] = (byte) 0xE5;
        packet[2] = 0x07;
        wire.bytes(Bytes.of(packet));
        assertArrayEquals(packet, readAll(input(wire, 1000)));
    }

    /** The end of the line before CONNECT was written makes Paho's threads wait for each other for ever. */
    @Test
    void nothingIsReadBeforeSomethingWasSaid() throws IOException {
        Wire wire = new Wire();
        CountDownLatch spoken = new CountDownLatch(1);
        PacketInput input = new PacketInput(wire, spoken, 1000, new Recording());
        assertThrows(SocketTimeoutException.class, input::read);
        spoken.countDown();
        assertEquals(-1, input.read());
    }

    @Test
    void brokenLineIsToldAndThrown() {
        Wire wire = new Wire();
        wire.broken();
        assertThrows(IOException.class, input(wire, 1000)::read);
        assertEquals(List.of("ended line broken: Connection reset"), events);
    }

    private PacketInput input(Wire wire, int packetBytes) {
        return new PacketInput(wire, new CountDownLatch(0), packetBytes, new Recording());
    }

    private static byte[] readAll(PacketInput input) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] buffer = new byte[7];
        int count = 0;
        while (count >= 0) {
            try {
                count = input.read(buffer, 0, buffer.length);
                read.write(buffer, 0, Math.max(count, 0));
            } catch (SocketTimeoutException again) {
                count = 0;
            }
        }
        return read.toByteArray();
    }

    private static byte[] joined(Bytes... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Bytes part : parts) {
            joined.writeBytes(part.toArray());
        }
        return joined.toByteArray();
    }

    private final class Recording implements LineEvents {
        @Override
        public void connected() {
            events.add("connected");
        }

        @Override
        public void heard() {
            events.add("heard");
        }

        @Override
        public void connAck(int reason, BrokerLimits limits) {
            events.add("CONNACK " + reason + " " + limits);
        }

        @Override
        public void disconnect(int reason) {
            events.add("DISCONNECT " + reason);
        }

        @Override
        public void ended(String detail) {
            events.add("ended " + detail);
        }

        @Override
        public void closed() {
            events.add("closed");
        }
    }

    /** A wire that gives what it is told to, then its end. */
    private static final class Wire extends InputStream {
        private interface Step {
            int read(byte[] into, int offset) throws IOException;
        }

        private final ArrayDeque<Step> steps = new ArrayDeque<>();

        void bytes(Bytes bytes) {
            steps.add((into, offset) -> {
                System.arraycopy(bytes.toArray(), 0, into, offset, bytes.length());
                return bytes.length();
            });
        }

        void timeout() {
            steps.add((_, _) -> {
                throw new SocketTimeoutException("Read timed out");
            });
        }

        void broken() {
            steps.add((_, _) -> {
                throw new IOException("Connection reset");
            });
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in pieces");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return steps.isEmpty() ? -1 : steps.remove().read(into, offset);
        }
    }
}
