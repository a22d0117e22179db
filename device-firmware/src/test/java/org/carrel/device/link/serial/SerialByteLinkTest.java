package org.carrel.device.link.serial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.carrel.device.link.ByteLinkContract;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.LinkInput;
import org.carrel.sim.link.Pty;
import org.junit.jupiter.api.io.TempDir;

/** The serial line keeps the contract over a pseudo-terminal, opened at a stable path as a real device is. */
class SerialByteLinkTest extends ByteLinkContract {
    @TempDir
    private Path folder;

    @Override
    protected Line line(Consumer<LinkInput> consumer) throws IOException {
        Pty pty = Pty.open(folder.resolve("reader"));
        pty.unplug();
        SerialByteLink link = new SerialByteLink(
                new SerialSettings(
                        "reader", pty.path(), 38_400, SerialSettings.Parity.EVEN, Path.of("target/jserialcomm")),
                consumer);
        BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
        AtomicBoolean closed = new AtomicBoolean();
        // A device always listens.
        Thread.ofPlatform().daemon().start(() -> {
            while (!closed.get()) {
                try {
                    byte[] bytes = pty.read(Duration.ofMillis(50));
                    if (bytes.length > 0) {
                        received.add(bytes);
                    }
                } catch (IOException wrong) {
                    throw new UncheckedIOException(wrong);
                }
            }
        });
        return new Line() {
            @Override
            public ByteLink link() {
                return link;
            }

            @Override
            public void start() {
                link.start();
            }

            @Override
            public void close() {
                link.close();
                closed.set(true);
            }

            @Override
            public void plug() throws IOException {
                pty.replug();
            }

            @Override
            public void unplug() throws IOException {
                pty.unplug();
            }

            @Override
            public void write(byte[] bytes) throws IOException {
                pty.write(bytes);
            }

            @Override
            public byte[] read() throws IOException {
                try {
                    byte[] bytes = received.poll(5, TimeUnit.SECONDS);
                    if (bytes == null) {
                        throw new IOException("nothing came");
                    }
                    return bytes;
                } catch (InterruptedException interrupted) {
                    throw new IOException(interrupted);
                }
            }
        };
    }
}
