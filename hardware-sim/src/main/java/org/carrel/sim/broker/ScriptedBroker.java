package org.carrel.sim.broker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.carrel.sim.broker.PacketCodec.Decoded;
import org.carrel.sim.broker.Rule.Act;
import org.carrel.sim.broker.Rule.Point;

/**
 * A {@link Broker} behind its codec and a script: bytes in, bytes out, as a step machine. Rules stand between wire and broker, so
 * the broker itself stays honest: a swallowed PUBACK was given, and lost on the way. One thread at a time.
 */
public final class ScriptedBroker {
    private static final int INCOMING_MAX = 1 << 24;

    private final Broker broker;
    private final Consumer<Seen> record;
    private final TreeMap<Integer, PacketFramer> open = new TreeMap<>();
    private final List<Counted> rules = new ArrayList<>();
    private final PriorityQueue<Late> late =
            new PriorityQueue<>(Comparator.comparingLong(Late::at).thenComparingLong(Late::sequence));
    private List<Effect> effects = new ArrayList<>();
    private int connections;
    private long sequence;

    /** What the caller is to do with the network. */
    public sealed interface Effect {
        record Write(int connection, Octets bytes) implements Effect {}

        /** With FIN, after what was written before. */
        record Close(int connection) implements Effect {}

        /** With RST, at once. */
        record Reset(int connection) implements Effect {}
    }

    private static final class Counted {
        final Rule rule;
        int met;

        Counted(Rule rule) {
            this.rule = rule;
        }
    }

    /** A packet that a rule holds back. */
    private record Late(long at, long sequence, Point point, int connection, Packet packet) {}

    /** @param record told of everything, on the caller's thread */
    public ScriptedBroker(Broker broker, Consumer<Seen> record) {
        this.broker = broker;
        this.record = record;
    }

    public void add(Rule rule) {
        rules.add(new Counted(rule));
    }

    public void clearRules() {
        rules.clear();
    }

    /** A client has connected; gives the number of the connection. */
    public int opened(long now) {
        int connection = ++connections;
        open.put(connection, new PacketFramer(INCOMING_MAX));
        record.accept(new Seen(connection, now, new Seen.What.Opened()));
        return connection;
    }

    public List<Effect> received(int connection, byte[] bytes, long now) {
        PacketFramer framer = open.get(connection);
        if (framer != null) {
            switch (framer.feed(bytes)) {
                case PacketFramer.Result.Frames(List<PacketFramer.Frame> frames) -> frames(connection, frames, now);
                case PacketFramer.Result.Broken(List<PacketFramer.Frame> frames, int code, String reason) -> {
                    frames(connection, frames, now);
                    malformed(connection, code, reason, now);
                }
            }
        }
        return taken();
    }

    /** The client went. */
    public List<Effect> closed(int connection, long now) {
        if (forget(connection, now)) {
            obey(broker.closed(connection, now), now);
        }
        return taken();
    }

    public List<Effect> wake(long now) {
        while (!late.isEmpty() && late.element().at() <= now) {
            Late due = late.remove();
            switch (due.point()) {
                case INCOMING -> think(due.connection(), due.packet(), now);
                case OUTGOING -> write(due.connection(), due.packet(), now);
            }
        }
        obey(broker.wake(now), now);
        return taken();
    }

    /** Monotonic nanoseconds; {@link Long#MAX_VALUE} for never. */
    public long nextDeadline() {
        long held = late.isEmpty() ? Long.MAX_VALUE : late.element().at();
        return Math.min(held, broker.nextDeadline());
    }

    /** Publishes as if a client without name had. */
    public List<Effect> publish(Message message, long now) {
        obey(broker.publish(message, now), now);
        return taken();
    }

    public List<Effect> dismiss(String clientId, int reason, long now) {
        obey(broker.dismiss(clientId, reason, now), now);
        return taken();
    }

    /** Writes bytes to a client as they are. */
    public List<Effect> utter(int connection, Octets bytes, long now) {
        utterTo(connection, bytes, now);
        return taken();
    }

    private void frames(int connection, List<PacketFramer.Frame> frames, long now) {
        for (PacketFramer.Frame frame : frames) {
            if (!open.containsKey(connection)) {
                return;
            }
            switch (PacketCodec.decode(frame)) {
                case Decoded.Good(Packet packet) -> {
                    record.accept(new Seen(connection, now, new Seen.What.Received(packet)));
                    pass(Point.INCOMING, connection, packet, now);
                }
                case Decoded.Malformed(int code, String reason, int offset) ->
                    malformed(connection, code, reason + " at " + offset, now);
            }
        }
    }

    private void malformed(int connection, int code, String reason, long now) {
        record.accept(new Seen(connection, now, new Seen.What.Malformed(code, reason)));
        obey(broker.malformed(connection, code, now), now);
    }

    private void pass(Point point, int connection, Packet packet, long now) {
        for (Counted counted : rules) {
            Rule rule = counted.rule;
            if (rule.means(point, connection, packet)) {
                int before = counted.met++;
                if (before >= rule.skip() && before - rule.skip() < rule.times()) {
                    act(rule.act(), point, connection, packet, now);
                    return;
                }
            }
        }
        go(point, connection, packet, now);
    }

    private void act(Act act, Point point, int connection, Packet packet, long now) {
        switch (act) {
            case Act.Swallow _ -> {}
            case Act.Delay delay ->
                late.add(new Late(now + delay.by().toNanos(), sequence++, point, connection, packet));
            case Act.Repeat repeat -> {
                for (int count = 0; count < repeat.times(); count++) {
                    go(point, connection, packet, now);
                }
            }
            case Act.Change change -> go(point, connection, change.change().apply(packet), now);
            case Act.Utter utter -> utterTo(connection, utter.bytes(), now);
            case Act.Answer answer -> answer.reply().apply(packet).forEach(reply -> write(connection, reply, now));
            case Act.AnswerAndClose answer -> {
                answer.reply().apply(packet).forEach(reply -> write(connection, reply, now));
                end(connection, new Effect.Close(connection), now);
            }
            case Act.Close _ -> end(connection, new Effect.Close(connection), now);
            case Act.Reset _ -> end(connection, new Effect.Reset(connection), now);
            case Act.CloseAfter _ -> {
                go(point, connection, packet, now);
                end(connection, new Effect.Close(connection), now);
            }
        }
    }

    private void go(Point point, int connection, Packet packet, long now) {
        switch (point) {
            case INCOMING -> think(connection, packet, now);
            case OUTGOING -> write(connection, packet, now);
        }
    }

    private void think(int connection, Packet packet, long now) {
        if (open.containsKey(connection)) {
            obey(broker.received(connection, packet, now), now);
        }
    }

    private void write(int connection, Packet packet, long now) {
        if (open.containsKey(connection)) {
            record.accept(new Seen(connection, now, new Seen.What.Sent(packet)));
            effects.add(new Effect.Write(connection, PacketCodec.encode(packet)));
        }
    }

    private void utterTo(int connection, Octets bytes, long now) {
        if (open.containsKey(connection)) {
            record.accept(new Seen(connection, now, new Seen.What.Uttered(bytes)));
            effects.add(new Effect.Write(connection, bytes));
        }
    }

    private void obey(List<Broker.Effect> wishes, long now) {
        for (Broker.Effect wish : wishes) {
            switch (wish) {
                case Broker.Effect.Send(int connection, Packet packet) -> {
                    if (open.containsKey(connection)) {
                        pass(Point.OUTGOING, connection, packet, now);
                    }
                }
                case Broker.Effect.Close(int connection) -> {
                    if (forget(connection, now)) {
                        effects.add(new Effect.Close(connection));
                    }
                }
            }
        }
    }

    /** Ends a connection without the broker's having asked for it. */
    private void end(int connection, Effect how, long now) {
        if (forget(connection, now)) {
            effects.add(how);
            obey(broker.closed(connection, now), now);
        }
    }

    private boolean forget(int connection, long now) {
        boolean was = open.remove(connection) != null;
        if (was) {
            record.accept(new Seen(connection, now, new Seen.What.Closed()));
        }
        return was;
    }

    private List<Effect> taken() {
        List<Effect> taken = effects;
        effects = new ArrayList<>();
        return taken;
    }
}
