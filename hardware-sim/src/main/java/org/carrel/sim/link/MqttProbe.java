package org.carrel.sim.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.carrel.sim.broker.ConnAck;
import org.carrel.sim.broker.Connect;
import org.carrel.sim.broker.Octets;
import org.carrel.sim.broker.Packet;
import org.carrel.sim.broker.PacketCodec;
import org.carrel.sim.broker.PacketFramer;
import org.carrel.sim.broker.PacketType;
import org.carrel.sim.broker.Properties;
import org.carrel.sim.broker.Publish;
import org.carrel.sim.broker.Subscribe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bare MQTT 5 client to test brokers and devices with: sends the packets that it is told to and keeps those that come, acknowledging
 * messages at QoS 1 as they come. No keep-alive, no reconnecting. One thread reads; the rest is for one thread at a time.
 */
public final class MqttProbe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MqttProbe.class);
    private static final int PACKET_MAX = 1 << 24;
    private static final int KEPT_MAX = 100_000;
    private static final int WAIT_SECONDS = 10;
    private static final int READ_SIZE = 65_536;

    private final Socket socket;
    private final Consumer<Publish> arrivals;
    private final BlockingQueue<Publish> messages = new ArrayBlockingQueue<>(KEPT_MAX);
    private final BlockingQueue<Packet> replies = new ArrayBlockingQueue<>(KEPT_MAX);
    private int packetIds;

    /** Connects to a port of this machine; says nothing yet. */
    public MqttProbe(int port) {
        this(port, _ -> {});
    }

    /** @param arrivals told of each message on the reading thread, before it is acknowledged */
    public MqttProbe(int port, Consumer<Publish> arrivals) {
        this.arrivals = arrivals;
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
        } catch (IOException unreachable) {
            throw new UncheckedIOException("nobody on port " + port, unreachable);
        }
        Thread.ofPlatform().daemon().name("sim-mqtt-probe").start(this::read);
    }

    public void send(Packet packet) {
        try {
            byte[] bytes = PacketCodec.encode(packet).toArray();
            write(bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot send " + packet.type(), broken);
        }
    }

    /** Logs in with a name and a password. */
    public ConnAck connect(String name, String password) {
        return connect(new Connect(
                name,
                true,
                0,
                Properties.NONE,
                new Connect.LastWill.None(),
                new Connect.UserName.Given(name),
                new Connect.Password.Given(Octets.utf8(password))));
    }

    public ConnAck connect(Connect connect) {
        send(connect);
        return await(ConnAck.class);
    }

    /** The reason codes, one for each filter, all asked for at QoS 1. */
    public List<Integer> subscribe(String... filters) {
        send(new Subscribe(
                nextPacketId(),
                Properties.NONE,
                Arrays.stream(filters)
                        .map(filter -> new Subscribe.Request(filter, 1))
                        .toList()));
        return await(Packet.Grants.class).reasons();
    }

    /** Publishes at QoS 1 and gives the reason code of the PUBACK. */
    public int publish(String topic, String text, boolean retain) {
        send(new Publish(topic, 1, retain, false, nextPacketId(), Properties.NONE, Octets.utf8(text)));
        return await(Packet.Ack.class).reason();
    }

    /** The next message. Waits ten seconds at most. */
    public Publish message() {
        return next(messages, "message");
    }

    /** The next packet of this type that is no message; others before it are dropped. Waits ten seconds at most for each. */
    public <P extends Packet> P await(Class<P> type) {
        Packet packet = next(replies, type.getSimpleName());
        while (!type.isInstance(packet)) {
            packet = next(replies, type.getSimpleName());
        }
        return type.cast(packet);
    }

    private static <P> P next(BlockingQueue<P> queue, String what) {
        try {
            P next = queue.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("no " + what + " within " + WAIT_SECONDS + " seconds");
            }
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** Ends the network connection without goodbye. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            LOG.debug("closing: {}", alreadyBroken.toString());
        }
    }

    private int nextPacketId() {
        packetIds = packetIds % 65_535 + 1;
        return packetIds;
    }

    private void read() {
        PacketFramer framer = new PacketFramer(PACKET_MAX);
        byte[] buffer = new byte[READ_SIZE];
        try (InputStream in = socket.getInputStream()) {
            int count = in.read(buffer);
            while (count >= 0) {
                switch (framer.feed(Arrays.copyOf(buffer, count))) {
                    case PacketFramer.Result.Frames(List<PacketFramer.Frame> frames) -> frames(frames);
                    case PacketFramer.Result.Broken broken -> throw new IOException(broken.reason());
                }
                count = in.read(buffer);
            }
        } catch (IOException gone) {
            LOG.debug("probe's connection went: {}", gone.toString());
        }
    }

    private void frames(List<PacketFramer.Frame> frames) throws IOException {
        for (PacketFramer.Frame frame : frames) {
            switch (PacketCodec.decode(frame)) {
                case PacketCodec.Decoded.Good(Packet packet) -> taken(packet);
                case PacketCodec.Decoded.Malformed malformed -> throw new IOException(malformed.toString());
            }
        }
    }

    private void taken(Packet packet) throws IOException {
        boolean kept;
        if (packet instanceof Publish publish) {
            arrivals.accept(publish);
            kept = messages.offer(publish);
            if (publish.qos() == 1) {
                write(PacketCodec.encode(new Packet.Ack(PacketType.PUBACK, publish.packetId(), 0))
                        .toArray());
            }
        } else {
            kept = replies.offer(packet);
        }
        if (!kept) {
            throw new IOException("nobody takes what this probe receives");
        }
    }

    /** One whole packet at a time: a socket's stream writes each array under a lock of its own. */
    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }
}
