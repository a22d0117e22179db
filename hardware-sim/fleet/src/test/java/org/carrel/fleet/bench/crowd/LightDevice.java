package org.carrel.fleet.bench.crowd;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.EventId;
import org.carrel.contract.message.Acknowledgement;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.Death;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.Question;
import org.carrel.contract.message.Response;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.Telemetry;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.sim.broker.Connect;
import org.carrel.sim.broker.Octets;
import org.carrel.sim.broker.Packet;
import org.carrel.sim.broker.PacketCodec;
import org.carrel.sim.broker.PacketFramer;
import org.carrel.sim.broker.PacketType;
import org.carrel.sim.broker.Properties;
import org.carrel.sim.broker.PropertyId;
import org.carrel.sim.broker.Publish;
import org.carrel.sim.broker.ReasonCode;
import org.carrel.sim.broker.Subscribe;

/** One device's side of its connection, without a thread or a store: what it does not hear confirmed it counts as open. */
final class LightDevice {
    private static final int KEEP_ALIVE_SECONDS = 60;
    private static final int PACKET_MAX = 1 << 20;
    private static final long PAUSE_NANOS = 1_000_000_000;
    private static final List<Channel> HEARD =
            List.of(Channel.ACKNOWLEDGEMENT, Channel.ANSWER, Channel.COMMAND, Channel.ROSTER, Channel.CONFIG_DESIRED);
    private static final CompartmentId PLACE = new CompartmentId("A1");
    private static final Health WELL = new Health(List.of(new Health.Part("reader", Health.Condition.WELL, "")));

    private final Address address;
    private final String password;
    private final Crowd.Ear ear;
    private final Deque<ByteBuffer> out = new ArrayDeque<>();
    private final NavigableMap<Long, Long> events = new TreeMap<>();
    private final SortedMap<AskId, Long> questions = new TreeMap<>();
    private PacketFramer framer = new PacketFramer(PACKET_MAX);
    private Optional<SelectionKey> key = Optional.empty();
    private int packetId;
    private long session;
    private long sequence;
    private boolean alive;
    private OptionalLong putOutNanos = OptionalLong.empty();
    private long calledNanos;

    LightDevice(Address address, String password, Crowd.Ear ear) {
        this.address = address;
        this.password = password;
        this.ear = ear;
    }

    boolean alive() {
        return alive;
    }

    /** Events and questions that nobody has answered yet. */
    int open() {
        return events.size() + questions.size();
    }

    /** Whether the other side put it out so long ago that a device calls again by now; true once for each time. */
    boolean callsAgain(long nanos) {
        boolean now = putOutNanos.isPresent() && nanos - putOutNanos.getAsLong() > PAUSE_NANOS;
        if (now) {
            putOutNanos = OptionalLong.empty();
        }
        return now;
    }

    void call(Selector selector, InetSocketAddress broker) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.socket().setTcpNoDelay(true);
        calledNanos = System.nanoTime();
        framer = new PacketFramer(PACKET_MAX);
        key = Optional.of(channel.register(selector, SelectionKey.OP_CONNECT, this));
        channel.connect(broker);
    }

    /** The line is gone, as when a switch loses power: no goodbye. */
    void drop() throws IOException {
        alive = false;
        out.clear();
        if (key.isPresent()) {
            key.get().channel().close();
            key = Optional.empty();
        }
    }

    private void putOut() throws IOException {
        drop();
        ear.lost(address);
        putOutNanos = OptionalLong.of(System.nanoTime());
    }

    void ready(SelectionKey ready, ByteBuffer buffer) throws IOException {
        SocketChannel channel = (SocketChannel) ready.channel();
        if (ready.isConnectable() && channel.finishConnect()) {
            ready.interestOps(SelectionKey.OP_READ);
            connect();
        }
        if (ready.isValid() && ready.isReadable()) {
            buffer.clear();
            int count = channel.read(buffer);
            if (count < 0) {
                putOut();
                return;
            }
            feed(Arrays.copyOf(buffer.array(), count));
        }
        if (ready.isValid() && ready.isWritable()) {
            flush(ready, channel);
        }
    }

    private void feed(byte[] bytes) throws IOException {
        if (!(framer.feed(bytes) instanceof PacketFramer.Result.Frames(List<PacketFramer.Frame> frames))) {
            throw new IllegalStateException(address + " hears what is not MQTT");
        }
        for (PacketFramer.Frame frame : frames) {
            if (!(PacketCodec.decode(frame) instanceof PacketCodec.Decoded.Good(Packet packet))) {
                throw new IllegalStateException(address + " hears a malformed packet");
            }
            heard(packet);
        }
    }

    private void connect() throws IOException {
        session++;
        Octets death = payload(new Death(session, Death.Cause.LOST));
        send(new Connect(
                address.login(),
                true,
                KEEP_ALIVE_SECONDS,
                Properties.NONE,
                new Connect.LastWill.Message(address.topic(Channel.STATE), 1, true, Properties.NONE, death),
                new Connect.UserName.Given(address.login()),
                new Connect.Password.Given(Octets.utf8(password))));
    }

    private void heard(Packet packet) throws IOException {
        switch (packet.type()) {
            case CONNACK -> subscribe();
            case SUBACK ->
                say(new Birth(
                        session,
                        Birth.Kind.PICKUP_SHELF,
                        "light",
                        List.of(new Birth.Compartment(PLACE, false)),
                        WELL,
                        now(),
                        1,
                        sequence));
            case PUBLISH -> told((Publish) packet);
            case DISCONNECT -> putOut();
            case PUBACK, PINGRESP -> {
                // The hub's own word is what counts.
            }
            default -> throw new IllegalStateException(address + " hears " + packet.type());
        }
    }

    private void subscribe() throws IOException {
        send(new Subscribe(
                nextPacketId(),
                Properties.NONE,
                HEARD.stream()
                        .map(channel -> new Subscribe.Request(address.topic(channel), 1))
                        .toList()));
    }

    private void told(Publish publish) throws IOException {
        if (publish.qos() > 0) {
            send(new Packet.Ack(PacketType.PUBACK, publish.packetId(), ReasonCode.SUCCESS));
        }
        long now = System.nanoTime();
        Channel channel = Address.parse(publish.topic()).orElseThrow().channel();
        Bytes payload = Bytes.of(publish.payload().toArray());
        if (!(MessageCodec.decodeFromHub(channel, payload) instanceof Decoded.Read<?>(Object message))) {
            throw new IllegalStateException(address + " does not understand what it hears on " + channel);
        }
        switch (message) {
            case Acknowledgement(long through) -> {
                if (!alive) {
                    alive = true;
                    ear.alive(now - calledNanos);
                }
                SortedMap<Long, Long> safe = events.headMap(through, true);
                safe.values().forEach(said -> ear.acknowledged(now - said));
                safe.clear();
            }
            case Response response -> {
                Long asked = questions.remove(response.id());
                if (asked != null) {
                    ear.answered(now - asked);
                }
            }
            default -> {
                // Rosters and orders are for devices that do something.
            }
        }
    }

    void tellFigures() throws IOException {
        say(new Telemetry(now(), new TreeMap<>(Map.of("outbox.rows", (double) events.size()))));
    }

    void tellEvent() throws IOException {
        sequence++;
        events.put(sequence, System.nanoTime());
        EventId id = new EventId("light-" + address.device() + "-" + sequence);
        say(new DeviceEvent(id, sequence, now(), new ShelfEvent.DoorClosed(PLACE)));
    }

    void ask(CardNumber card, long number) throws IOException {
        AskId id = new AskId("a-" + number);
        questions.put(id, System.nanoTime());
        say(new Question(id, new Ask.WhoCollects(card)));
    }

    void ping() throws IOException {
        send(new Packet.Ping(PacketType.PINGREQ));
    }

    private void say(DeviceToHub message) throws IOException {
        Channel channel = MessageCodec.channel(message);
        Properties properties = message instanceof Question question
                ? Properties.NONE.with(
                        PropertyId.CORRELATION_DATA, Octets.utf8(question.id().value()))
                : Properties.NONE;
        send(new Publish(
                address.topic(channel),
                channel.qos(),
                channel.retained(),
                false,
                channel.qos() > 0 ? nextPacketId() : 0,
                properties,
                payload(message)));
    }

    private static Octets payload(DeviceToHub message) {
        return Octets.of(MessageCodec.encode(message).toArray());
    }

    private static DeviceTime now() {
        return new DeviceTime(Instant.now(), DeviceTime.Quality.SYNCHRONIZED, System.nanoTime() / 1_000_000);
    }

    private int nextPacketId() {
        packetId = packetId % 0xFFFF + 1;
        return packetId;
    }

    private void send(Packet packet) throws IOException {
        if (key.isEmpty() || !key.get().isValid()) {
            return;
        }
        out.add(ByteBuffer.wrap(PacketCodec.encode(packet).toArray()));
        flush(key.get(), (SocketChannel) key.get().channel());
    }

    private void flush(SelectionKey at, SocketChannel channel) throws IOException {
        while (!out.isEmpty()) {
            ByteBuffer first = out.getFirst();
            channel.write(first);
            if (first.hasRemaining()) {
                at.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
            out.removeFirst();
        }
        at.interestOps(SelectionKey.OP_READ);
    }
}
