package org.carrel.device.link;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.LinkInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a line open: opens it, reads from it, opens it again when it is lost, with growing pauses. Two threads, one that opens and reads, one that
 * writes, since a line that takes no bytes must not hold up the agent. The consumer is called by the reading thread and must only hand over.
 *
 * <p>Bytes to be sent wait in a queue of 64 pieces; while the line is down or the queue is full they are lost, as on a cut wire, and counted.
 */
public final class ReconnectingLink implements ByteLink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReconnectingLink.class);
    private static final Duration PAUSE_MIN = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(5);

    /** A line that held this long was a good one: the pauses begin anew. */
    private static final Duration STEADY = Duration.ofSeconds(5);

    private static final Duration CLOSE_MAX = Duration.ofSeconds(1);
    private static final int QUEUE_PIECES = 64;
    private static final int READ_BYTES = 2048;

    private final String name;
    private final Connection.Connector connector;
    private final Consumer<LinkInput> consumer;
    private final Thread reader;
    private final Thread writer;
    private final BlockingQueue<Bytes> outgoing = new ArrayBlockingQueue<>(QUEUE_PIECES);
    private final AtomicReference<Line> line = new AtomicReference<>(new Line.Down());
    private final AtomicLong dropped = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean reopen;
    private boolean closed;

    private sealed interface Line {
        record Down() implements Line {}

        record Up(Connection connection) implements Line {}
    }

    /**
     * @param name for threads and logs
     * @param threads platform threads for lines read by native code, virtual ones for sockets
     */
    public ReconnectingLink(
            String name, Connection.Connector connector, Consumer<LinkInput> consumer, Thread.Builder threads) {
        this.name = name;
        this.connector = connector;
        this.consumer = consumer;
        this.reader = threads.name("link-" + name + "-read").unstarted(this::keepOpen);
        this.writer = threads.name("link-" + name + "-write").unstarted(this::writeQueued);
    }

    public void start() {
        reader.start();
        writer.start();
    }

    @Override
    public void send(Bytes bytes) {
        boolean queued = line.get() instanceof Line.Up && outgoing.offer(bytes);
        if (!queued) {
            dropped.incrementAndGet();
        }
    }

    @Override
    public void reopen() {
        lock.lock();
        try {
            reopen = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        abort();
    }

    /** Pieces that could not be sent, since the beginning. */
    public long dropped() {
        return dropped.get();
    }

    /** Ends within a second or so, also where the system holds on to the line. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        abort();
        writer.interrupt();
        ended(reader);
        ended(writer);
    }

    private void keepOpen() {
        Duration pause = PAUSE_MIN;
        boolean told = false;
        while (!isClosed()) {
            try {
                Connection connection = connector.connect();
                long since = System.nanoTime();
                String reason = use(connection);
                boolean steady = System.nanoTime() - since > STEADY.toNanos();
                pause = steady ? PAUSE_MIN : pause;
                tellLost(reason);
            } catch (IOException cannotOpen) {
                if (!told) {
                    tellLost(reason(cannotOpen));
                }
                pause = doubled(pause);
            }
            told = true;
            pause(pause);
        }
    }

    /** Reads until the line is lost; tells why. */
    private String use(Connection connection) {
        outgoing.clear();
        line.set(new Line.Up(connection));
        LOG.info("{}: open", name);
        consumer.accept(new LinkInput.Opened());
        try {
            byte[] buffer = new byte[READ_BYTES];
            while (!isLeaving()) {
                int length = connection.read(buffer);
                if (length > 0) {
                    consumer.accept(new LinkInput.Received(Bytes.of(Arrays.copyOf(buffer, length))));
                }
            }
            return "dropped to open it anew";
        } catch (IOException lost) {
            return isLeaving() ? "dropped to open it anew" : reason(lost);
        } finally {
            line.set(new Line.Down());
            connection.close();
        }
    }

    private void tellLost(String reason) {
        if (!isClosed()) {
            LOG.warn("{}: lost: {}", name, reason);
            consumer.accept(new LinkInput.Lost(reason));
        }
    }

    private void writeQueued() {
        try {
            while (true) {
                Bytes bytes = outgoing.take();
                if (line.get() instanceof Line.Up(Connection connection)) {
                    write(connection, bytes);
                } else {
                    dropped.incrementAndGet();
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Connection connection, Bytes bytes) {
        try {
            connection.write(bytes.toArray());
        } catch (IOException broken) {
            // The reading thread finds out by itself and tells; here it is only made to look soon.
            dropped.incrementAndGet();
            connection.abort();
        }
    }

    private void abort() {
        if (line.get() instanceof Line.Up(Connection connection)) {
            connection.abort();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private boolean isLeaving() {
        lock.lock();
        try {
            boolean leaving = closed || reopen;
            reopen = false;
            return leaving;
        } finally {
            lock.unlock();
        }
    }

    private void pause(Duration pause) {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (left > 0 && !closed && !reopen) {
                left = changed.awaitNanos(left);
            }
            reopen = false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private void ended(Thread thread) {
        if (thread.getState() == Thread.State.NEW) {
            // The device gave up before it opened its lines.
            return;
        }
        try {
            if (!thread.join(CLOSE_MAX)) {
                LOG.warn("{}: {} is still held by the system and is left behind", name, thread.getName());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration doubled(Duration pause) {
        return Duration.ofNanos(Math.min(PAUSE_MAX.toNanos(), pause.toNanos() * 2));
    }

    private static String reason(IOException wrong) {
        String message = wrong.getMessage();
        return message == null ? wrong.getClass().getSimpleName() : message;
    }
}
