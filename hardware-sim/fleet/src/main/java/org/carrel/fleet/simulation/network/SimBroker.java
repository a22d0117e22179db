package org.carrel.fleet.simulation.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;

/**
 * A broker as its clients meet it: sessions that outlast connections, retained messages, last wills, quality 1 with repetitions. It
 * keeps to MQTT 5 but for what {@link Manners} let it do. Everything happens as events of the kernel.
 */
public final class SimBroker {
    /** Of the device's link: half of the silence after which either side gives a connection up. */
    static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    /** For one client at most; more is dropped, as Mosquitto does. */
    private static final int QUEUED_MAX = 1_000;

    private final Kernel kernel;
    private final Chance chance;
    private final Consumer<Packet> tap;
    private final TreeMap<String, Session> sessions = new TreeMap<>();
    private final TreeMap<String, Packet> retained = new TreeMap<>();
    private final TreeMap<String, Network> networks = new TreeMap<>();
    private Manners manners = Manners.GOOD;
    private boolean down;
    private long deliveries;

    /**
     * How it misbehaves; all are probabilities for one message.
     *
     * @param twice that a message is delivered once more, a little later
     * @param overtaken that a message is delivered after some that came later
     * @param unconfirmed that a confirmation to the sender is lost
     */
    public record Manners(double twice, double overtaken, double unconfirmed) {
        public static final Manners GOOD = new Manners(0, 0, 0);
    }

    /** A client's end of its connection. */
    public interface Peer {
        /** Connected and subscribed; what waited and what is retained arrives next. */
        void connected(Line line);

        void ended(Line line, String why);

        /** @param receipt to be run when the message need not come again */
        void arrived(Packet packet, boolean kept, Runnable receipt);
    }

    /** The way between one client and the broker. */
    public static final class Network {
        boolean cut;
        boolean silentUp;
        boolean silentDown;
        /** Connections that the broker gave up; their clients may not know yet. */
        final List<Line> orphans = new ArrayList<>();

        long leastNanos = 1_000_000;
        long mostNanos = 20_000_000;

        /** How long each thing is on its way. */
        public void takes(Duration least, Duration most) {
            leastNanos = least.toNanos();
            mostNanos = most.toNanos();
        }

        boolean whole() {
            return !cut && !silentUp && !silentDown;
        }
    }

    /** What the broker keeps of a client. */
    static final class Session {
        final TreeMap<Long, Packet> outstanding = new TreeMap<>();
        Predicate<String> wants = topic -> false;
        List<Line> lines = new ArrayList<>();
    }

    /** @param tap hears every message that the broker takes */
    public SimBroker(Kernel kernel, Chance chance, Consumer<Packet> tap) {
        this.kernel = kernel;
        this.chance = chance.fork("broker");
        this.tap = tap;
    }

    public void behave(Manners now) {
        manners = now;
    }

    public Manners manners() {
        return manners;
    }

    public Network network(String client) {
        return networks.computeIfAbsent(client, name -> new Network());
    }

    public static Predicate<String> ofDevice(Address device) {
        return topic -> Address.parse(topic)
                .filter(parsed ->
                        parsed.address().equals(device) && parsed.channel().direction() == Channel.Direction.TO_DEVICE)
                .isPresent();
    }

    public static Predicate<String> ofHub() {
        return topic -> Address.parse(topic)
                .filter(parsed -> parsed.channel().direction() == Channel.Direction.TO_HUB)
                .isPresent();
    }

    /** Begins to connect; ends in {@link Peer#connected} or {@link Peer#ended}. */
    public Line connect(String client, List<Packet> will, Predicate<String> wants, Peer peer) {
        Line line = new Line(kernel, chance, network(client), client, will, peer);
        if (down || line.network.cut) {
            kernel.after(Duration.ofMillis(20), client, () -> line.loseAtPeer("refused"));
            return line;
        }
        kernel.after(Line.CONNECT_MOST, client, line::giveUpConnecting);
        line.up(() -> welcome(line, wants));
        return line;
    }

    private void welcome(Line line, Predicate<String> wants) {
        if (down || !line.openAtPeer()) {
            return;
        }
        Session session = sessions.computeIfAbsent(line.client, name -> new Session());
        for (Line old : List.copyOf(session.lines)) {
            old.loseAtPeerSoon("taken over");
            gone(old);
        }
        session.wants = wants;
        session.lines.add(line);
        line.openAtBroker = true;
        line.greet();
        session.outstanding.forEach((number, packet) -> send(session, line, number, packet, false));
        retained.forEach((topic, packet) -> {
            if (wants.test(topic)) {
                offer(session, packet, true);
            }
        });
    }

    /** A client's message has come in. */
    public void take(Line from, Packet packet, Consumer<Boolean> confirm) {
        if (!from.openAtBroker) {
            return;
        }
        route(packet);
        if (packet.qos() == 0 || !chance.happens(manners.unconfirmed())) {
            from.down(() -> confirm.accept(true));
        }
    }

    private void route(Packet packet) {
        tap.accept(packet);
        if (packet.retain()) {
            if (packet.payload().length() == 0) {
                retained.remove(packet.topic());
            } else {
                retained.put(packet.topic(), packet);
            }
        }
        sessions.forEach((client, session) -> {
            if (session.wants.test(packet.topic())) {
                offer(session, packet, false);
            }
        });
    }

    private void offer(Session session, Packet packet, boolean kept) {
        long number = ++deliveries;
        if (packet.qos() > 0) {
            if (session.outstanding.size() >= QUEUED_MAX) {
                kernel.note("broker", "drops a message, since " + QUEUED_MAX + " wait");
                return;
            }
            session.outstanding.put(number, packet);
        }
        for (Line line : session.lines) {
            send(session, line, number, packet, kept);
            if (chance.happens(manners.twice())) {
                kernel.after(
                        Duration.ofMillis(chance.between(1, 3_000)),
                        "broker",
                        () -> send(session, line, number, packet, kept));
            }
        }
    }

    private void send(Session session, Line line, long number, Packet packet, boolean kept) {
        Runnable delivery = () -> {
            if (packet.expiresAt() < kernel.now()) {
                session.outstanding.remove(number);
            } else {
                line.peer.arrived(packet, kept, () -> line.up(() -> session.outstanding.remove(number)));
            }
        };
        if (chance.happens(manners.overtaken())) {
            kernel.after(Duration.ofMillis(chance.between(1, 2_000)), "broker", () -> line.down(delivery));
        } else {
            line.down(delivery);
        }
    }

    /** The broker's end of a connection ends without a goodbye. */
    public void gone(Line line) {
        if (line.openAtBroker) {
            line.openAtBroker = false;
            sessions.values().forEach(session -> session.lines.remove(line));
            line.network.orphans.add(line);
            line.will.forEach(this::route);
        }
    }

    /** A client said goodbye: its will is forgotten. */
    public void left(Line line) {
        line.openAtBroker = false;
        sessions.values().forEach(session -> session.lines.remove(line));
    }

    // ---- What breaks ----

    /** The client's connection is reset, and none can be made until {@link #mend}. */
    public void cut(String client) {
        network(client).cut = true;
        kernel.note("network", client + " is cut off");
        for (Line line : lines(client)) {
            line.loseAtPeer("reset");
            gone(line);
        }
    }

    /** Nothing comes through any more, in one direction or both, and nobody says so. */
    public void silence(String client, boolean up, boolean downwards) {
        Network network = network(client);
        network.silentUp = up;
        network.silentDown = downwards;
        kernel.note("network", client + " is silent" + (up ? " up" : "") + (downwards ? " down" : ""));
        for (Line line : lines(client)) {
            kernel.after(KEEP_ALIVE.multipliedBy(2), client, () -> {
                if (!network.whole()) {
                    line.loseAtPeer("nothing heard for two keep-alives");
                }
            });
            kernel.after(KEEP_ALIVE.multipliedBy(3).dividedBy(2), client, () -> {
                if (network.silentUp) {
                    gone(line);
                }
            });
        }
    }

    /** The way is whole again; what was on it comes through, if its connection still stands. */
    public void mend(String client) {
        Network network = network(client);
        if (!network.whole()) {
            network.cut = false;
            network.silentUp = false;
            network.silentDown = false;
            kernel.note("network", client + " is whole");
            lines(client).forEach(Line::release);
            // Whoever speaks on a connection that the broker has given up is told so at once.
            List.copyOf(network.orphans).forEach(orphan -> orphan.loseAtPeer("reset"));
            network.orphans.clear();
        }
    }

    /** Everybody is cut off; with what the broker still knows, it comes back. */
    public void restart(Duration absence, boolean forgetsRetained, boolean forgetsSessions) {
        kernel.note(
                "broker",
                "restarts" + (forgetsRetained ? ", without what was retained" : "")
                        + (forgetsSessions ? ", without its sessions" : ""));
        down = true;
        for (Session session : sessions.values()) {
            for (Line line : List.copyOf(session.lines)) {
                line.openAtBroker = false;
                line.loseAtPeer("the broker went");
            }
            session.lines.clear();
        }
        if (forgetsRetained) {
            retained.clear();
        }
        if (forgetsSessions) {
            sessions.clear();
        }
        kernel.after(absence, "broker", () -> {
            down = false;
            kernel.note("broker", "is back");
        });
    }

    private List<Line> lines(String client) {
        Session session = sessions.get(client);
        return session == null ? List.of() : List.copyOf(session.lines);
    }
}
