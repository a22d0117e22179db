package org.carrel.hub.pair;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.EventId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.Acknowledgement;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.Question;
import org.carrel.contract.message.Response;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.hub.Library;
import org.carrel.hub.adapter.mqtt.TestDevice;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * A pickup shelf that keeps its word as the contract asks it to: an event is sent until a hub has acknowledged it, a question is asked
 * again when no answer came in time. Puts its books up one after the other and has each collected, with bursts of doors between. One
 * thread of its own.
 */
final class BusyShelf implements Runnable, AutoCloseable {
    private static final CompartmentId PLACE = new CompartmentId("A1");
    private static final int WINDOW = 64;
    private static final int BURST = 12;
    private static final Duration LOOK = Duration.ofMillis(15);
    private static final Duration SENT_AGAIN_AFTER = Duration.ofMillis(1_500);
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(3);
    private static final Duration BETWEEN_BOOKS = Duration.ofMillis(250);

    private final Address address;
    private final int port;
    private final String password;
    private TestDevice line;
    private long session;
    private final Deque<Waiting> books;
    private final List<DeviceEvent> events = new ArrayList<>();
    private final Set<String> commands = new ConcurrentSkipListSet<>();
    private final List<Duration> untilAcknowledged = new ArrayList<>();
    private final List<Instant> made = new ArrayList<>();
    private final AtomicInteger collected = new AtomicInteger();
    private final Thread thread;
    private int acknowledged;
    private int sent;
    private int sentAgain;
    private int askedAgain;
    private Instant progress = Instant.EPOCH;
    private Instant asked = Instant.EPOCH;
    private Optional<AskId> question = Optional.empty();
    private Instant nextBook = Instant.EPOCH;
    private Optional<Waiting> standing = Optional.empty();
    private volatile boolean closing;
    private volatile Optional<RuntimeException> failure = Optional.empty();

    /** A book and who waits for it. */
    record Waiting(ItemId item, PatronId patron) {}

    BusyShelf(Address address, int port, String password, List<Waiting> books) throws Exception {
        this.address = address;
        this.books = new ArrayDeque<>(books);
        this.port = port;
        this.password = password;
        this.line = connect();
        this.thread =
                Thread.ofPlatform().daemon().name("shelf-" + address.device()).unstarted(this);
    }

    private TestDevice connect() throws MqttException {
        return TestDevice.connectAsDevicesDo(
                port, address, password, new TestDevice.Will(address.topic(Channel.STATE), "{}"));
    }

    void open() throws MqttException {
        bear();
        thread.start();
    }

    /** Heard by whichever hub is there; what it has not acknowledged is sent again. */
    private void bear() throws MqttException {
        for (Channel channel : List.of(Channel.ACKNOWLEDGEMENT, Channel.ANSWER, Channel.COMMAND)) {
            line.subscribe(address, channel);
        }
        session++;
        line.publish(address.topic(Channel.STATE), MessageCodec.encode(birth()), true);
        sent = acknowledged;
    }

    @Override
    public void run() {
        while (!done() && failure.isEmpty()) {
            try {
                if (!line.connected()) {
                    line = connect();
                    bear();
                }
                for (Optional<TestDevice.Heard> heard = line.poll(LOOK); heard.isPresent(); heard = line.poll(LOOK)) {
                    take(heard.get());
                }
                send(Instant.now());
                serve(Instant.now());
            } catch (MqttException away) {
                // The broker is gone: tried again until it is there.
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException broken) {
                failure = Optional.of(broken);
            }
        }
    }

    private boolean done() {
        return Thread.currentThread().isInterrupted()
                || (closing && standing.isEmpty() && acknowledged == events.size());
    }

    private void take(TestDevice.Heard heard) {
        Channel channel =
                Address.parse(heard.topic()).map(Address.Parsed::channel).orElseThrow();
        if (MessageCodec.decodeFromHub(channel, heard.payload()) instanceof Decoded.Read<HubToDevice>(var said)) {
            switch (said) {
                case Acknowledgement(long through) -> acknowledged((int) through);
                case Response response -> answered(response);
                case CommandOrder order -> commands.add(order.id().value());
                default -> throw new IllegalStateException("not subscribed to " + said);
            }
        }
    }

    /** A late word of the other hub may be lower than the last; then what lies between is sent again. */
    private void acknowledged(int through) {
        if (through <= events.size()) {
            Instant now = Instant.now();
            for (int number = untilAcknowledged.size(); number < through; number++) {
                untilAcknowledged.add(Duration.between(made.get(number), now));
            }
            progress = through > acknowledged ? now : progress;
            acknowledged = through;
            sent = Math.max(sent, through);
        }
    }

    private void send(Instant now) throws MqttException {
        if (sent > acknowledged && progress.plus(SENT_AGAIN_AFTER).isBefore(now)) {
            sentAgain += sent - acknowledged;
            sent = acknowledged;
            progress = now;
        }
        while (sent < events.size() && sent - acknowledged < WINDOW) {
            if (sent == acknowledged) {
                progress = now;
            }
            line.publish(address.topic(Channel.EVENT), MessageCodec.encode(events.get(sent)), false);
            sent++;
        }
    }

    private void serve(Instant now) throws MqttException {
        if (standing.isEmpty() && !closing && !books.isEmpty() && !now.isBefore(nextBook)) {
            Waiting book = books.remove();
            standing = Optional.of(book);
            add(new ShelfEvent.ItemPlaced(PLACE, book.item(), Library.tag(book.item())));
            for (int count = 0; count < BURST / 2; count++) {
                add(new ShelfEvent.DoorOpened(PLACE, ShelfEvent.DoorCause.STAFF));
                add(new ShelfEvent.DoorClosed(PLACE));
            }
        } else if (standing.isPresent()
                && acknowledged == events.size()
                && asked.plus(ASKED_AGAIN_AFTER).isBefore(now)) {
            askedAgain += question.isPresent() ? 1 : 0;
            ask(standing.get(), now);
        }
    }

    private void ask(Waiting book, Instant now) throws MqttException {
        AskId id = new AskId("q-" + address.device() + "-" + now.toEpochMilli());
        question = Optional.of(id);
        asked = now;
        line.publish(
                address.topic(Channel.ASK),
                MessageCodec.encode(new Question(id, new Ask.WhoCollects(Library.card(book.patron())))),
                false,
                Bytes.hex("2A"));
    }

    private void answered(Response response) {
        if (question.filter(response.id()::equals).isEmpty() || standing.isEmpty()) {
            return;
        }
        if (response.answer() instanceof CollectAnswer.MayCollect may) {
            Waiting book = standing.get();
            var hold = may.holds().stream()
                    .filter(granted -> granted.item().equals(book.item()))
                    .findFirst()
                    .orElseThrow();
            add(new ShelfEvent.HoldCollected(
                    new Permission.ByHub(may.grant()), hold.hold(), book.item(), PLACE, Library.tag(book.item())));
            standing = Optional.empty();
            nextBook = Instant.now().plus(BETWEEN_BOOKS);
            collected.incrementAndGet();
        }
        question = Optional.empty();
        asked = Instant.EPOCH;
    }

    private void add(EventBody body) {
        long sequence = events.size() + 1;
        events.add(new DeviceEvent(
                new EventId(address.device() + "-e" + sequence),
                sequence,
                new DeviceTime(Instant.now(), DeviceTime.Quality.SYNCHRONIZED, sequence),
                body));
        made.add(Instant.now());
    }

    private Birth birth() {
        return new Birth(
                session,
                Birth.Kind.PICKUP_SHELF,
                "1.0",
                List.of(new Birth.Compartment(PLACE, true)),
                new Health(List.of()),
                new DeviceTime(Instant.now(), DeviceTime.Quality.SYNCHRONIZED, 1),
                1,
                events.size());
    }

    /** Puts up no further book, and waits until the last one is collected and the last event acknowledged. */
    boolean finished(Duration patience) throws Exception {
        closing = true;
        boolean ended = thread.join(patience);
        if (failure.isPresent()) {
            throw failure.get();
        }
        return ended;
    }

    boolean heard(String command) {
        return commands.contains(command);
    }

    Address address() {
        return address;
    }

    int collected() {
        return collected.get();
    }

    /** What it ever reported, in its order; when it has finished. */
    List<DeviceEvent> events() {
        return List.copyOf(events);
    }

    /** How long each event waited; when it has finished. */
    List<Duration> untilAcknowledged() {
        return List.copyOf(untilAcknowledged);
    }

    int sentAgain() {
        return sentAgain;
    }

    int askedAgain() {
        return askedAgain;
    }

    @Override
    public void close() throws Exception {
        thread.interrupt();
        thread.join();
        line.vanish();
    }
}
