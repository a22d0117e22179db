package org.carrel.device.link.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Paho reads from: whole packets or nothing. Keeps four of its faults away: it reads a header cut by a time-out wrongly; it
 * allocates what a header claims before any limit; it mistakes limits in CONNACK ({@link BrokerLimits}); and its start-up spins for
 * ever when the line ends before CONNECT is written, so until then there is simply nothing to read.
 *
 * <p>Read by Paho's receiving thread alone.
 */
final class PacketInput extends InputStream {
    private static final int CONNACK = 0x20;
    private static final int DISCONNECT = 0xE0;
    private static final int READ_SIZE = 4096;
    private static final long POLL_MILLIS = 50;
    private static final int INCOMPLETE = -1;

    private final InputStream wire;
    private final CountDownLatch spoken;
    private final int packetBytes;
    private final LineEvents events;

    /** Bytes received and not yet handed out as part of a packet. */
    private byte[] received = new byte[READ_SIZE];

    private int receivedLength;
    /** The packet being handed out. */
    private byte[] packet = new byte[0];

    private int at;

    /**
     * @param spoken open once the first byte was written
     * @param packetBytes of the largest packet that is taken, header included
     */
    PacketInput(InputStream wire, CountDownLatch spoken, int packetBytes, LineEvents events) {
        this.wire = wire;
        this.spoken = spoken;
        this.packetBytes = packetBytes;
        this.events = events;
    }

    /** @throws SocketTimeoutException when no whole packet has come in time; what has come is kept */
    @Override
    public int read() throws IOException {
        return ready() ? packet[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!ready()) {
            return -1;
        }
        int count = Math.min(length, packet.length - at);
        System.arraycopy(packet, at, into, offset, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return packet.length - at;
    }

    private boolean ready() throws IOException {
        if (at < packet.length) {
            return true;
        }
        awaitSpoken();
        int size = nextSize();
        while (size == INCOMPLETE) {
            if (receivedLength == received.length) {
                received = Arrays.copyOf(received, received.length * 2);
            }
            int count;
            try {
                count = wire.read(received, receivedLength, received.length - receivedLength);
            } catch (SocketTimeoutException nothingYet) {
                throw nothingYet;
            } catch (IOException broken) {
                events.ended("line broken: " + broken.getMessage());
                throw broken;
            }
            if (count < 0) {
                events.ended("closed by the broker");
                return false;
            }
            events.heard();
            receivedLength += count;
            size = nextSize();
        }
        take(size);
        return true;
    }

    private void awaitSpoken() throws IOException {
        try {
            if (!spoken.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new SocketTimeoutException("nothing was said yet");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /** Bytes of the first packet in what was received, or INCOMPLETE. */
    private int nextSize() throws IOException {
        int length = 0;
        for (int digit = 0; digit < 4 && 1 + digit < receivedLength; digit++) {
            int next = received[1 + digit] & 0xFF;
            length |= (next & 0x7F) << (7 * digit);
            if (next < 0x80) {
                int size = 2 + digit + length;
                if (size > packetBytes) {
                    throw refused("packet of " + size + " bytes, at most " + packetBytes + " are taken");
                }
                return size <= receivedLength ? size : INCOMPLETE;
            }
        }
        if (receivedLength > 4) {
            throw refused("remaining length of more than four bytes");
        }
        return INCOMPLETE;
    }

    private void take(int size) throws IOException {
        packet = Arrays.copyOf(received, size);
        at = 0;
        receivedLength -= size;
        System.arraycopy(received, size, received, 0, receivedLength);
        if (received.length > READ_SIZE && receivedLength < READ_SIZE) {
            received = Arrays.copyOf(received, READ_SIZE);
        }
        switch (packet[0] & 0xF0) {
            case CONNACK -> {
                try {
                    BrokerLimits.Read read = BrokerLimits.read(packet);
                    packet = read.forPaho().toArray();
                    events.connAck(read.reason(), read.limits());
                } catch (BrokerLimits.MalformedConnAck malformed) {
                    throw refused(String.valueOf(malformed.getMessage()));
                }
            }
            case DISCONNECT -> events.disconnect(size > 2 ? packet[2] & 0xFF : 0);
            default -> {
                // everything else is Paho's
            }
        }
    }

    private IOException refused(String detail) {
        events.ended(detail);
        return new IOException(detail);
    }
}
