package org.carrel.sim.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.kernel.RealPace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A serial line to another program: a pseudo-terminal on one side, an emulator in a live world on the other. One platform thread reads
 * what the program sends and hands it to the world; the world's thread writes.
 */
public final class PtyWire implements SerialWire, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PtyWire.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Pty pty;
    private final RealPace world;
    private final Thread reader;
    private final Consumer<Octets> device;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean closed;

    /**
     * A line that is plugged in.
     *
     * @param path where the program finds the device
     * @param device takes what the program sends, on the world's thread
     * @throws UncheckedIOException when there is no terminal to be had at that path
     */
    public PtyWire(Path path, RealPace world, Consumer<Octets> device) {
        this.world = world;
        this.device = device;
        try {
            this.pty = Pty.open(path);
        } catch (IOException e) {
            throw new UncheckedIOException("no serial device at " + path, e);
        }
        this.reader = new Thread(this::read, "sim-serial-" + path.getFileName());
        reader.setDaemon(true);
        reader.start();
    }

    public Path path() {
        return pty.path();
    }

    @Override
    public void transmit(Octets bytes) {
        try {
            pty.write(bytes.toArray());
        } catch (IOException e) {
            LOG.warn("{}: {} bytes for the program were lost", pty.path(), bytes.size(), e);
        }
    }

    @Override
    public void pullOut() {
        try {
            pty.unplug();
        } catch (IOException e) {
            LOG.warn("{} could not be unplugged", pty.path(), e);
        }
    }

    @Override
    public void plugIn() {
        try {
            pty.replug();
        } catch (IOException e) {
            LOG.warn("{} could not be plugged in again", pty.path(), e);
        }
        signal();
    }

    @Override
    public void close() {
        closed = true;
        signal();
        try {
            pty.close();
        } catch (IOException e) {
            LOG.warn("{} could not be closed", pty.path(), e);
        }
    }

    private void read() {
        try {
            while (!closed) {
                byte[] sent = pty.read(PATIENCE);
                if (sent.length > 0) {
                    Octets bytes = Octets.of(sent);
                    world.submit(() -> device.accept(bytes));
                } else if (!pty.plugged()) {
                    awaitPlug();
                }
            }
        } catch (IOException e) {
            if (!closed) {
                LOG.error("{}: the program is not heard any more", pty.path(), e);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitPlug() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && !pty.plugged()) {
                changed.await(); // Until plugIn or close.
            }
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
