package org.carrel.sim.link;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import javax.net.ServerSocketFactory;
import org.carrel.sim.broker.Broker;
import org.carrel.sim.broker.BrokerSettings;
import org.carrel.sim.broker.Doorman;
import org.carrel.sim.broker.Message;
import org.carrel.sim.broker.Octets;
import org.carrel.sim.broker.Packet;
import org.carrel.sim.broker.Rule;
import org.carrel.sim.broker.ScriptedBroker;
import org.carrel.sim.broker.Seen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scripted MQTT 5 broker on a loopback port of its own. All methods may be called from any thread; they take effect in the
 * order of the calls. One thread thinks, one accepts, and each connection has one that reads and one that writes.
 */
public final class TcpBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TcpBroker.class);
    private static final int PENDING_MAX = 100_000;
    private static final int READ_SIZE = 65_536;

    private final ServerSocketFactory sockets;
    private final Broker broker;
    private final ScriptedBroker scripted;
    private final BlockingQueue<LongFunction<List<ScriptedBroker.Effect>>> pending =
            new LinkedBlockingQueue<>(PENDING_MAX);
    private final ConcurrentLinkedQueue<Seen> record = new ConcurrentLinkedQueue<>();
    /** Touched by the thinking thread alone. */
    private final TreeMap<Integer, Peer> peers = new TreeMap<>();

    private final Semaphore running = new Semaphore(1);
    private final Thread thinking;
    private volatile Listening listening;
    private volatile boolean closed;

    private TcpBroker(BrokerSettings settings, Doorman doorman, ServerSocketFactory sockets) {
        this.sockets = sockets;
        this.broker = new Broker(settings, doorman);
        this.scripted = new ScriptedBroker(broker, record::add);
        this.listening = listening(FreePort.listen(sockets));
        this.thinking =
                Thread.ofPlatform().daemon().name("sim-broker-" + port()).unstarted(this::think);
    }

    public static TcpBroker start(BrokerSettings settings) {
        return start(settings, Doorman.OPEN, ServerSocketFactory.getDefault());
    }

    /** @param sockets where listening sockets come from; a TLS factory makes this a TLS broker */
    public static TcpBroker start(BrokerSettings settings, Doorman doorman, ServerSocketFactory sockets) {
        TcpBroker started = new TcpBroker(settings, doorman, sockets);
        started.thinking.start();
        return started;
    }

    public int port() {
        return listening.port();
    }

    public void add(Rule rule) {
        run(_ -> {
            scripted.add(rule);
            return List.of();
        });
    }

    public void clearRules() {
        run(_ -> {
            scripted.clearRules();
            return List.of();
        });
    }

    /** Publishes as if a client without name had. */
    public void publish(Message message) {
        run(now -> scripted.publish(message, now));
    }

    /** Sends a client away with a DISCONNECT of this reason. */
    public void dismiss(String clientId, int reason) {
        run(now -> scripted.dismiss(clientId, reason, now));
    }

    /** Writes bytes to a client as they are. */
    public void utter(int connection, Octets bytes) {
        run(now -> scripted.utter(connection, bytes, now));
    }

    /** A retained message as of now, or nothing if there is none; the answer waits its turn. */
    public List<Message> retained(String topic) {
        CompletableFuture<List<Message>> answer = new CompletableFuture<>();
        run(_ -> {
            Message found = broker.retained().get(topic);
            answer.complete(found == null ? List.of() : List.of(found));
            return List.of();
        });
        return answer.join();
    }

    /** Everything seen so far. */
    public List<Seen> record() {
        return List.copyOf(record);
    }

    /** Packets received so far, as they were read. */
    public <P extends Packet> List<P> received(Class<P> type) {
        return record.stream()
                .map(Seen::what)
                .filter(Seen.What.Received.class::isInstance)
                .map(what -> ((Seen.What.Received) what).packet())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** How many connections were opened so far. */
    public int connections() {
        return (int) record.stream()
                .filter(seen -> seen.what() instanceof Seen.What.Opened)
                .count();
    }

    /** Stops thinking, with all connections left open, as a stopped process does. */
    public void freeze() {
        running.acquireUninterruptibly();
    }

    public void thaw() {
        running.release();
    }

    /**
     * Crashes: every connection is reset and nobody listens.
     *
     * @param forget whether sessions and retained messages are lost
     */
    public void halt(boolean forget) {
        listening.stop();
        CompletableFuture<Void> done = new CompletableFuture<>();
        run(now -> {
            peers.forEach((connection, peer) -> {
                scripted.closed(connection, now);
                peer.reset();
            });
            peers.clear();
            if (forget) {
                broker.forgetEverything();
            }
            done.complete(null);
            return List.of();
        });
        done.join();
    }

    /** Listens again on the same port after {@link #halt}. */
    public void resume() {
        listening = listening(FreePort.listenAgain(sockets, port()));
    }

    @Override
    public void close() {
        running.drainPermits();
        running.release();
        halt(true);
        closed = true;
        run(_ -> List.of());
    }

    private Listening listening(ServerSocket socket) {
        return new Listening(socket, accepted -> run(now -> welcome(accepted, now)));
    }

    private List<ScriptedBroker.Effect> welcome(Socket socket, long now) {
        try {
            socket.setTcpNoDelay(true);
        } catch (IOException alreadyGone) {
            LOG.debug("a client went at once: {}", alreadyGone.toString());
        }
        int connection = scripted.opened(now);
        Peer peer = new Peer(socket, connection);
        peers.put(connection, peer);
        Thread.ofVirtual().name("sim-broker-read-" + connection).start(() -> read(peer));
        return List.of();
    }

    private void read(Peer peer) {
        byte[] buffer = new byte[READ_SIZE];
        try {
            int count = peer.socket.getInputStream().read(buffer);
            while (count >= 0) {
                byte[] bytes = Arrays.copyOf(buffer, count);
                run(now -> scripted.received(peer.connection, bytes, now));
                count = peer.socket.getInputStream().read(buffer);
            }
        } catch (IOException gone) {
            LOG.debug("connection {} went: {}", peer.connection, gone.toString());
        }
        run(now -> {
            Peer left = peers.remove(peer.connection);
            if (left != null) {
                left.finish();
            }
            return scripted.closed(peer.connection, now);
        });
    }

    /** Puts work in the queue; when that is full the caller waits, which for a reader means that its client must wait too. */
    private void run(LongFunction<List<ScriptedBroker.Effect>> work) {
        try {
            pending.put(work);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void think() {
        try {
            while (!closed) {
                long wait = scripted.nextDeadline() - System.nanoTime();
                LongFunction<List<ScriptedBroker.Effect>> work =
                        pending.poll(Math.clamp(wait, 0, TimeUnit.MINUTES.toNanos(1)), TimeUnit.NANOSECONDS);
                running.acquire();
                running.release();
                long now = System.nanoTime();
                obey(work == null ? scripted.wake(now) : work.apply(now));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void obey(List<ScriptedBroker.Effect> effects) {
        for (ScriptedBroker.Effect effect : effects) {
            switch (effect) {
                case ScriptedBroker.Effect.Write(int connection, Octets bytes) -> {
                    Peer peer = peers.get(connection);
                    if (peer != null) {
                        peer.write(bytes.toArray());
                    }
                }
                case ScriptedBroker.Effect.Close(int connection) -> {
                    Peer peer = peers.remove(connection);
                    if (peer != null) {
                        peer.finish();
                    }
                }
                case ScriptedBroker.Effect.Reset(int connection) -> {
                    Peer peer = peers.remove(connection);
                    if (peer != null) {
                        peer.reset();
                    }
                }
            }
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception alreadyBroken) {
            LOG.debug("closing: {}", alreadyBroken.toString());
        }
    }

    /** One connection with its own writing thread, so that a client that does not read holds up nobody else. */
    private static final class Peer {
        private static final byte[] FINISH = new byte[0];

        final Socket socket;
        final int connection;
        private final BlockingQueue<byte[]> toWrite = new LinkedBlockingQueue<>(PENDING_MAX);

        Peer(Socket socket, int connection) {
            this.socket = socket;
            this.connection = connection;
            Thread.ofVirtual().name("sim-broker-write-" + connection).start(this::writing);
        }

        /** A client too slow for what is to be said to it is cut off. */
        void write(byte[] bytes) {
            if (!toWrite.offer(bytes)) {
                reset();
            }
        }

        void finish() {
            if (!toWrite.offer(FINISH)) {
                reset();
            }
        }

        void reset() {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException alreadyClosed) {
                LOG.debug("connection {}: {}", connection, alreadyClosed.toString());
            }
            closeQuietly(socket);
            toWrite.clear();
            toWrite.add(FINISH);
        }

        private void writing() {
            try {
                byte[] next = toWrite.take();
                while (next.length > 0) {
                    socket.getOutputStream().write(next);
                    next = toWrite.take();
                }
            } catch (IOException gone) {
                LOG.debug("connection {} cannot be written to: {}", connection, gone.toString());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            closeQuietly(socket);
        }
    }
}
