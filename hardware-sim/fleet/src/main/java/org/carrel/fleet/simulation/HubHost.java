package org.carrel.fleet.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.fleet.simulation.network.Line;
import org.carrel.fleet.simulation.network.Packet;
import org.carrel.fleet.simulation.network.SimBroker;
import org.carrel.hub.HubCore;
import org.carrel.hub.HubSettings;
import org.carrel.hub.adapter.mqtt.BrokerLine.Publication;
import org.carrel.hub.adapter.mqtt.Conversation;
import org.carrel.hub.adapter.mqtt.Inbound;
import org.carrel.hub.adapter.mqtt.Outbound;
import org.carrel.hub.adapter.sql.MemoryDatabase;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeChannel;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.store.Services;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;

/**
 * The hub's machine: the real core on a database that outlives it, with events of the kernel in the place of the threads that carry
 * messages and do rounds in production, at the same pace.
 */
final class HubHost implements SimBroker.Peer, AutoCloseable {
    static final HubSettings SETTINGS = new HubSettings(
            LoanTerms.USUAL,
            HoldTerms.USUAL,
            new NoticeSettings(new TreeSet<>(List.of(NoticeId.Channel.MAIL)), true, LoanTerms.USUAL.zone()),
            Bytes.hex("00112233445566778899AABBCCDDEEFF"));

    /** One and a half of the period in which a shelf tells its figures. */
    private static final Duration SILENCE = Duration.ofSeconds(90);

    private static final Duration ACKNOWLEDGE_MOST = Duration.ofSeconds(20);

    private static final String CLIENT = "hub";
    private static final int BATCH_MAX = 64;

    private final Kernel kernel;
    private final SimBroker broker;
    private final InstantSource clock;
    private final Chance chance;
    private final Runnable committed;
    private final NoticeChannel notices;
    private final UnaryOperator<Bytes> beforeStart;
    private MemoryDatabase database;
    private Optional<Life> life = Optional.empty();
    private boolean diesAfterNextCommit;
    private long keys;

    /** What the hub is plugged into. */
    record Ports(Kernel kernel, SimBroker broker, InstantSource clock, Chance chance, NoticeChannel notices) {}

    /**
     * @param committed told after each commit
     * @param beforeStart what becomes of the database between two lives: nothing, but for a planted mistake
     */
    HubHost(Ports ports, Bytes image, Runnable committed, UnaryOperator<Bytes> beforeStart) {
        this.kernel = ports.kernel();
        this.broker = ports.broker();
        this.clock = ports.clock();
        this.chance = ports.chance().fork("hub");
        this.notices = ports.notices();
        this.committed = committed;
        this.beforeStart = beforeStart;
        this.database = MemoryDatabase.copyOf(image);
    }

    /** One run of the hub's program. */
    private final class Life {
        final HubCore core = new HubCore(
                new HubCore.Parts(database, SETTINGS, SILENCE, List.of(notices), () -> "k" + ++keys, this::changed));
        final Deque<Arrived> lane = new ArrayDeque<>();
        /** What the core commits while it is made calls no round yet. */
        private boolean begun;

        final List<Round> rounds = List.of(
                new Round(Duration.ofMillis(20), Duration.ofMillis(500), this::look),
                new Round(Duration.ofMillis(200), Duration.ofSeconds(5), this::rosters),
                new Round(Duration.ofMillis(500), Duration.ofSeconds(10), this::tellPatrons));
        boolean working;
        final TreeMap<Long, Outbound> underWay = new TreeMap<>();
        long publications;
        Optional<Line> line = Optional.empty();

        private record Arrived(Inbound inbound, Runnable receipt) {}

        void begin() {
            connect();
            begun = true;
            rounds.forEach(Round::begin);
            soon(Duration.ofSeconds(45), this::tidy);
        }

        void connect() {
            line = Optional.of(broker.connect(CLIENT, List.of(), SimBroker.ofHub(), HubHost.this));
        }

        private void changed() {
            committed.run();
            if (begun) {
                rounds.forEach(Round::call);
            }
        }

        private void tidy() {
            core.tidy(clock.instant());
            soon(Duration.ofSeconds(45), this::tidy);
        }

        private void look() {
            send(core.conversation().due(clock.instant()));
        }

        private void rosters() {
            send(core.conversation().rostersDue(clock.instant()));
        }

        private void tellPatrons() {
            while (core.notices().dispatch(clock.instant()) > 0) {
                kernel.note(CLIENT, "tells patrons");
            }
        }

        void arrived(Inbound inbound, Runnable receipt) {
            Arrived message = new Arrived(inbound, receipt);
            if (inbound.channel() == Channel.ASK) {
                soon(latency(), () -> take(List.of(message)));
                return;
            }
            lane.add(message);
            if (!working) {
                working = true;
                soon(latency(), this::work);
            }
        }

        private void work() {
            working = false;
            List<Arrived> batch = new ArrayList<>();
            while (batch.size() < BATCH_MAX && !lane.isEmpty()) {
                batch.add(lane.remove());
            }
            if (!lane.isEmpty()) {
                working = true;
                soon(latency(), this::work);
            }
            take(batch);
        }

        private void take(List<Arrived> batch) {
            List<Inbound> inbound = batch.stream().map(Arrived::inbound).toList();
            List<Outbound> out = core.conversation().receive(inbound, clock.instant());
            if (diesAfterNextCommit) {
                kill();
                start();
                return;
            }
            send(out);
            batch.forEach(message -> message.receipt().run());
        }

        private void send(List<Outbound> out) {
            for (Outbound message : out) {
                if (line.isEmpty()) {
                    core.conversation().ended(message, false, clock.instant());
                } else {
                    publish(line.get(), message);
                }
            }
        }

        private void publish(Line used, Outbound message) {
            long number = ++publications;
            underWay.put(number, message);
            used.publish(broker, packet(message.publication()), delivered -> ended(number, delivered));
            soon(ACKNOWLEDGE_MOST, () -> {
                if (underWay.containsKey(number)) {
                    used.loseAtPeer("a confirmation is owed for too long");
                }
            });
        }

        private void ended(long number, boolean delivered) {
            Outbound message = underWay.remove(number);
            if (message != null && Conversation.endMatters(message)) {
                soon(latency(), () -> core.conversation().ended(message, delivered, clock.instant()));
            }
        }

        void disconnected() {
            line = Optional.empty();
            core.conversation().disconnected();
            List.copyOf(underWay.keySet()).forEach(number -> ended(number, false));
            soon(Duration.ofMillis(chance.between(500, 2_000)), this::connect);
        }

        /** Work done after a pause, or sooner when something was committed; at the pace of production. */
        private final class Round {
            private final Duration least;
            private final Duration most;
            private final Runnable work;
            private long numbered;
            private boolean called;

            Round(Duration least, Duration most, Runnable work) {
                this.least = least;
                this.most = most;
                this.work = work;
            }

            void begin() {
                called = false;
                long number = ++numbered;
                soon(most, () -> run(number));
            }

            void call() {
                if (!called) {
                    called = true;
                    long number = numbered;
                    soon(least, () -> run(number));
                }
            }

            private void run(long number) {
                if (number == numbered) {
                    begin();
                    work.run();
                }
            }
        }

        private void soon(Duration delay, Runnable work) {
            kernel.after(delay, CLIENT, () -> {
                if (life.equals(Optional.of(this))) {
                    work.run();
                }
            });
        }
    }

    void start() {
        MemoryDatabase before = database;
        database = MemoryDatabase.copyOf(beforeStart.apply(image()));
        before.close();
        Life born = new Life();
        life = Optional.of(born);
        kernel.note(CLIENT, "starts");
        born.begin();
    }

    /** The process is gone; what it had committed is there for the next. */
    void kill() {
        diesAfterNextCommit = false;
        life.ifPresent(gone -> {
            kernel.note(CLIENT, "is gone");
            gone.line.ifPresent(line -> {
                line.abandon();
                line.up(() -> broker.gone(line));
            });
        });
        life = Optional.empty();
    }

    /** The process will be gone with its next commit, before it has said a word of it. */
    void dieAfterNextCommit() {
        diesAfterNextCommit = life.isPresent();
    }

    Bytes image() {
        return database.image();
    }

    /** The machine is set up anew from a backup. */
    void restore(Bytes backup) {
        kill();
        kernel.note(CLIENT, "is restored from a backup");
        database.close();
        database = MemoryDatabase.copyOf(backup);
        start();
    }

    boolean running() {
        return life.isPresent();
    }

    /** Something at a desk; empty while the hub does not run. */
    <R> Optional<R> act(Function<Services, R> work) {
        return life.map(now -> now.core.store().write(work));
    }

    <R> Optional<R> ask(Function<Services, R> question) {
        return life.map(now -> now.core.store().read(question));
    }

    MemoryDatabase database() {
        return database;
    }

    Instant now() {
        return clock.instant();
    }

    String freshKey() {
        return "k" + ++keys;
    }

    @Override
    public void connected(Line line) {
        life.ifPresent(now -> now.core.conversation().connected(clock.instant()));
    }

    @Override
    public void ended(Line line, String why) {
        line.up(() -> broker.gone(line));
        life.ifPresent(Life::disconnected);
    }

    @Override
    public void arrived(Packet packet, boolean kept, Runnable receipt) {
        Optional<Address.Parsed> parsed = Address.parse(packet.topic());
        if (life.isEmpty() || parsed.isEmpty() || (packet.payload().length() == 0 && packet.qos() > 0)) {
            receipt.run();
            return;
        }
        life.get()
                .arrived(
                        new Inbound(
                                parsed.get().address(),
                                parsed.get().channel(),
                                packet.payload(),
                                kept,
                                packet.correlation()),
                        receipt);
    }

    private Packet packet(Publication publication) {
        long expiresAt = publication.expiry().isZero()
                ? Packet.NEVER
                : kernel.now() + publication.expiry().toNanos();
        return new Packet(
                publication.topic(),
                publication.payload(),
                publication.qos(),
                publication.retain(),
                publication.correlation(),
                expiresAt);
    }

    private Duration latency() {
        return Duration.ofMillis(chance.between(1, 12));
    }

    @Override
    public void close() {
        life = Optional.empty();
        database.close();
    }
}
