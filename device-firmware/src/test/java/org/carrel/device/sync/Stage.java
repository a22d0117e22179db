package org.carrel.device.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.Acknowledgement;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.SyncNotice;

/** One device with its session, in virtual time, with the test as broker and hub. */
final class Stage {
    static final Address ADDRESS = new Address(new SiteId("main"), new DeviceId("shelf-1"));
    static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    static final EventBody DOOR = new ShelfEvent.DoorClosed(new CompartmentId("A1"));

    final MemoryDeviceStore.Medium medium = new MemoryDeviceStore.Medium();
    final SessionSettings settings;
    final List<SyncNotice> notices = new ArrayList<>();
    MemoryDeviceStore store;
    FakeHubLink link = new FakeHubLink(ADDRESS);
    DeviceSession session;
    Duration clockError = Duration.ZERO;
    DeviceTime.Quality quality = DeviceTime.Quality.SYNCHRONIZED;
    private long nanos = 77;
    private long started = nanos;
    private int boots;

    Stage() {
        this(SessionSettings.USUAL);
    }

    Stage(SessionSettings settings) {
        this.settings = settings;
        boot();
    }

    Moment now() {
        return new Moment(nanos, NOON.plusNanos(nanos - 77).plus(clockError), quality);
    }

    /** The process dies and starts again on the same medium; the line is a new one. */
    void restart() {
        store.close();
        boot();
    }

    private void boot() {
        started = nanos;
        link = new FakeHubLink(ADDRESS);
        store = new MemoryDeviceStore(medium, StoreLimits.USUAL, new EventIds(new SeededRandom(boots)), now());
        session = new DeviceSession(
                new Description(
                        ADDRESS,
                        Birth.Kind.PICKUP_SHELF,
                        "1.0.0",
                        List.of(new Birth.Compartment(new CompartmentId("A1"), true))),
                store,
                link,
                new SeededRandom(boots++),
                now(),
                settings);
    }

    long uptimeMillis() {
        return (nanos - started) / 1_000_000;
    }

    /** Connects up to the moment when the birth is on its way. */
    long connect() {
        long number = session.nextSession(now());
        link.up();
        receive(new HubLinkInput.Connected(number));
        return number;
    }

    /** Connects, and the broker and the hub take the birth; gives what the session sends then. */
    List<FakeHubLink.Sent> goOnline(long hubHas) {
        connect();
        deliver(link.take());
        say(new Acknowledgement(hubHas));
        return link.take();
    }

    void disconnect() {
        link.down();
        receive(new HubLinkInput.Disconnected(HubLinkInput.Reason.NETWORK, "cut"));
    }

    void append(int count) {
        for (int index = 0; index < count; index++) {
            store.write(now(), tx -> tx.append(DOOR));
        }
        session.pump(now());
    }

    void say(HubToDevice message) {
        arrive(MessageCodec.channel(message), MessageCodec.encode(message));
    }

    void arrive(Channel channel, Bytes payload) {
        receive(new HubLinkInput.Arrived(ADDRESS.topic(channel), payload, Bytes.EMPTY));
    }

    void deliver(List<FakeHubLink.Sent> sent) {
        sent.forEach(this::deliver);
    }

    void deliver(FakeHubLink.Sent sent) {
        if (link.underWay(sent.token())) {
            link.end(sent.token());
            receive(new HubLinkInput.Delivered(sent.token()));
        }
    }

    void refuse(FakeHubLink.Sent sent, boolean permanent) {
        link.end(sent.token());
        receive(new HubLinkInput.NotDelivered(sent.token(), permanent, "0x95 packet too large"));
    }

    void receive(HubLinkInput input) {
        notices.addAll(session.receive(input, now()));
    }

    /** Lets time pass, waking the session whenever it asked for it. */
    void pass(Duration duration) {
        long end = nanos + duration.toNanos();
        int wakes = 0;
        while (session.nextDeadline() <= end) {
            nanos = Math.max(nanos, session.nextDeadline());
            notices.addAll(session.wake(now()));
            wakes++;
            assertEquals(true, wakes < 100_000, "the session wants to be woken without end");
        }
        nanos = end;
    }

    List<SyncNotice> takeNotices() {
        List<SyncNotice> taken = List.copyOf(notices);
        notices.clear();
        return taken;
    }

    static List<Long> sequences(List<FakeHubLink.Sent> sent) {
        return messages(sent, DeviceEvent.class).stream()
                .map(DeviceEvent::sequence)
                .toList();
    }

    static <T extends DeviceToHub> List<T> messages(List<FakeHubLink.Sent> sent, Class<T> kind) {
        return sent.stream()
                .map(FakeHubLink.Sent::message)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
