package org.carrel.device.link.mqtt;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** What Paho writes to; opens the way for {@link PacketInput} with the first byte. */
final class PacketOutput extends OutputStream {
    private final OutputStream wire;
    private final CountDownLatch spoken;
    private final LineEvents events;

    PacketOutput(OutputStream wire, CountDownLatch spoken, LineEvents events) {
        this.wire = wire;
        this.spoken = spoken;
        this.events = events;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        spoken.countDown();
        try {
            wire.write(bytes, offset, length);
        } catch (IOException broken) {
            events.ended("line broken: " + broken.getMessage());
            throw broken;
        }
    }

    @Override
    public void flush() throws IOException {
        wire.flush();
    }
}
