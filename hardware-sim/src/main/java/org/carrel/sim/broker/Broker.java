package org.carrel.sim.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A strict MQTT 5 broker with QoS 0 and 1 as a step machine over whole packets: sessions with expiry, retained messages, last
 * will, message expiry, keep-alive, the client's receive maximum and packet size. No shared subscriptions and no QoS 2, and it says
 * so in CONNACK. Time is handed in as monotonic nanoseconds. One thread at a time.
 */
public final class Broker {
    private static final long SECOND = 1_000_000_000L;
    private static final long NEVER = Long.MAX_VALUE;

    private final BrokerSettings settings;
    private final Doorman doorman;
    private final TreeMap<Integer, Attached> attached = new TreeMap<>();
    private final TreeMap<String, Session> sessions = new TreeMap<>();
    private final TreeMap<String, Message> retained = new TreeMap<>();
    private List<Effect> effects = new ArrayList<>();
    private int assigned;

    /** What the caller is to do. */
    public sealed interface Effect {
        record Send(int connection, Packet packet) implements Effect {}

        /** Ends the network connection after what was sent before. */
        record Close(int connection) implements Effect {}
    }

    /** A network connection whose CONNECT was accepted. */
    private static final class Attached {
        final Session session;
        final long silenceMax;
        final TreeMap<Integer, String> aliases = new TreeMap<>();
        long heardAt;

        Attached(Session session, long silenceMax, long now) {
            this.session = session;
            this.silenceMax = silenceMax;
            this.heardAt = now;
        }

        long deadline() {
            return silenceMax == NEVER ? NEVER : heardAt + silenceMax;
        }
    }

    public Broker(BrokerSettings settings, Doorman doorman) {
        this.settings = settings;
        this.doorman = doorman;
    }

    /**
     * A packet came in.
     *
     * @param connection positive, unique among open connections
     */
    public List<Effect> received(int connection, Packet packet, long now) {
        Attached from = attached.get(connection);
        if (from == null) {
            if (packet instanceof Connect connect) {
                connect(connection, connect, now);
            } else {
                effects.add(new Effect.Close(connection));
            }
            return taken();
        }
        from.heardAt = now;
        switch (packet) {
            case Publish publish -> publish(connection, from, publish, now);
            case Subscribe subscribe -> subscribe(connection, from.session, subscribe, now);
            case Packet.Unsubscribe unsubscribe -> unsubscribe(connection, from.session, unsubscribe);
            case Packet.Ack ack
            when ack.type() == PacketType.PUBACK -> {
                from.session.acknowledged(ack.packetId());
                pump(from.session, now);
            }
            case Packet.Ping ping
            when ping.type() == PacketType.PINGREQ -> send(connection, new Packet.Ping(PacketType.PINGRESP));
            case Packet.Disconnect disconnect -> goodbye(connection, from.session, disconnect, now);
            case Connect _, ConnAck _, Packet.Ack _, Packet.Grants _, Packet.Ping _, Packet.Auth _ ->
                dismiss(connection, ReasonCode.PROTOCOL_ERROR, now);
        }
        return taken();
    }

    /** Bytes came in that are no packet. */
    public List<Effect> malformed(int connection, int code, long now) {
        if (attached.containsKey(connection)) {
            dismiss(connection, code, now);
        } else {
            send(connection, new ConnAck(false, code, Properties.NONE));
            effects.add(new Effect.Close(connection));
        }
        return taken();
    }

    /** The network connection went, without DISCONNECT unless one was received. */
    public List<Effect> closed(int connection, long now) {
        detach(connection, now);
        return taken();
    }

    /** To be called at {@link #nextDeadline}. */
    public List<Effect> wake(long now) {
        for (int connection : List.copyOf(attached.keySet())) {
            Attached each = attached.get(connection);
            if (each != null && now >= each.deadline()) {
                dismiss(connection, ReasonCode.KEEP_ALIVE_TIMEOUT, now);
            }
        }
        for (Session session : List.copyOf(sessions.values())) {
            if (session.connection == Session.AWAY && now >= Math.min(session.willAt, session.endsAt)) {
                sayWill(session, now);
            }
            if (session.connection == Session.AWAY && now >= session.endsAt) {
                sessions.remove(session.clientId);
            }
        }
        return taken();
    }

    /** Monotonic nanoseconds; {@link Long#MAX_VALUE} for never. */
    public long nextDeadline() {
        long next = NEVER;
        for (Attached each : attached.values()) {
            next = Math.min(next, each.deadline());
        }
        for (Session session : sessions.values()) {
            if (session.connection == Session.AWAY) {
                next = Math.min(next, Math.min(session.willAt, session.endsAt));
            }
        }
        return next;
    }

    /** Publishes as if a client without name had. */
    public List<Effect> publish(Message message, long now) {
        route(message, "", now);
        return taken();
    }

    /** Sends a client away with a reason; nothing happens when it is not here. */
    public List<Effect> dismiss(String clientId, int reason, long now) {
        Session session = sessions.get(clientId);
        if (session != null && session.connection != Session.AWAY) {
            dismiss(session.connection, reason, now);
        }
        return taken();
    }

    /** Drops all sessions and retained messages, as a broker without persistence does when restarted. */
    public void forgetEverything() {
        attached.clear();
        sessions.clear();
        retained.clear();
    }

    private void connect(int connection, Connect connect, long now) {
        int verdict = doorman.login(connect);
        if (connect.will() instanceof Connect.LastWill.Message will) {
            if (will.qos() > settings.maximumQos()) {
                verdict = ReasonCode.QOS_NOT_SUPPORTED;
            } else if (!doorman.mayPublish(connect.clientId(), will.topic())) {
                verdict = ReasonCode.NOT_AUTHORIZED;
            }
        }
        if (verdict != ReasonCode.SUCCESS) {
            send(connection, new ConnAck(false, verdict, Properties.NONE));
            effects.add(new Effect.Close(connection));
            return;
        }
        String clientId = connect.clientId().isEmpty() ? "assigned-" + ++assigned : connect.clientId();
        takeOver(clientId, now);
        if (connect.cleanStart()) {
            sessions.remove(clientId);
        }
        boolean present = sessions.containsKey(clientId);
        Session session = sessions.computeIfAbsent(clientId, id -> new Session(id, settings.queuedMax()));
        Properties asked = connect.properties();
        session.connection = connection;
        session.receiveMaximum = (int) asked.number(PropertyId.RECEIVE_MAXIMUM).orElse(65_535);
        session.packetMax = asked.number(PropertyId.MAXIMUM_PACKET_SIZE).orElse(NEVER);
        session.expirySeconds = asked.number(PropertyId.SESSION_EXPIRY_INTERVAL).orElse(0);
        session.endsAt = NEVER;
        session.will = connect.will();
        session.willAt = NEVER;
        int keepAlive =
                settings.serverKeepAliveSeconds() > 0 ? settings.serverKeepAliveSeconds() : connect.keepAliveSeconds();
        attached.put(connection, new Attached(session, keepAlive == 0 ? NEVER : keepAlive * SECOND * 3 / 2, now));
        Properties told = settings.told();
        if (connect.clientId().isEmpty()) {
            told = told.with(PropertyId.ASSIGNED_CLIENT_IDENTIFIER, clientId);
        }
        send(connection, new ConnAck(present, ReasonCode.SUCCESS, told));
        session.unacknowledged(now).forEach(again -> send(connection, again));
        pump(session, now);
    }

    private void takeOver(String clientId, long now) {
        Session session = sessions.get(clientId);
        if (session != null && session.connection != Session.AWAY) {
            dismiss(session.connection, ReasonCode.SESSION_TAKEN_OVER, now);
        }
    }

    private void publish(int connection, Attached from, Publish publish, long now) {
        if (publish.qos() > settings.maximumQos()) {
            dismiss(connection, ReasonCode.QOS_NOT_SUPPORTED, now);
            return;
        }
        if (publish.retain() && !settings.retainAvailable()) {
            dismiss(connection, ReasonCode.RETAIN_NOT_SUPPORTED, now);
            return;
        }
        int alias = (int) publish.properties().number(PropertyId.TOPIC_ALIAS).orElse(0);
        if (alias > settings.topicAliasMaximum()) {
            dismiss(connection, ReasonCode.TOPIC_ALIAS_INVALID, now);
            return;
        }
        if (alias > 0 && !publish.topic().isEmpty()) {
            from.aliases.put(alias, publish.topic());
        }
        String topic = publish.topic().isEmpty() ? from.aliases.getOrDefault(alias, "") : publish.topic();
        if (topic.isEmpty()) {
            dismiss(connection, ReasonCode.PROTOCOL_ERROR, now);
            return;
        }
        int reason = ReasonCode.NOT_AUTHORIZED;
        if (doorman.mayPublish(from.session.clientId, topic)) {
            boolean reached = route(Message.received(topic, publish, now), from.session.clientId, now);
            reason = reached ? ReasonCode.SUCCESS : ReasonCode.NO_MATCHING_SUBSCRIBERS;
        }
        if (publish.qos() == 1) {
            send(connection, new Packet.Ack(PacketType.PUBACK, publish.packetId(), reason));
        }
    }

    /** Whether any subscription means the message. */
    private boolean route(Message message, String publisher, long now) {
        if (message.retain()) {
            if (message.payload().length() == 0) {
                retained.remove(message.topic());
            } else {
                retained.put(message.topic(), message);
            }
        }
        boolean reached = false;
        for (Session session : sessions.values()) {
            Optional<Message> wanted = session.wanted(message, publisher);
            if (wanted.isPresent()) {
                reached = true;
                session.enqueue(wanted.get());
                pump(session, now);
            }
        }
        return reached;
    }

    private void subscribe(int connection, Session session, Subscribe subscribe, long now) {
        int identifier = (int) subscribe
                .properties()
                .number(PropertyId.SUBSCRIPTION_IDENTIFIER)
                .orElse(0);
        List<Integer> reasons = new ArrayList<>();
        List<Message> toSend = new ArrayList<>();
        for (Subscribe.Request request : subscribe.requests()) {
            int reason = judge(session, request);
            reasons.add(reason);
            if (reason < ReasonCode.UNSPECIFIED_ERROR) {
                Subscribe.Request granted = new Subscribe.Request(
                        request.filter(),
                        reason,
                        request.noLocal(),
                        request.retainAsPublished(),
                        request.retainHandling());
                boolean known = session.subscribe(granted, identifier);
                if (request.retainHandling() == 0 || (request.retainHandling() == 1 && !known)) {
                    toSend.addAll(retainedFor(granted));
                }
            }
        }
        send(connection, new Packet.Grants(PacketType.SUBACK, subscribe.packetId(), Properties.NONE, reasons));
        toSend.forEach(session::enqueue);
        pump(session, now);
    }

    /** The granted quality of service, or why not. */
    private int judge(Session session, Subscribe.Request request) {
        if (!new TopicFilter(request.filter()).valid()) {
            return ReasonCode.TOPIC_FILTER_INVALID;
        }
        if (request.filter().startsWith("$share/")) {
            return ReasonCode.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED;
        }
        if (!doorman.maySubscribe(session.clientId, request.filter())) {
            return ReasonCode.NOT_AUTHORIZED;
        }
        return Math.min(request.qos(), settings.maximumQos());
    }

    private List<Message> retainedFor(Subscribe.Request request) {
        TopicFilter filter = new TopicFilter(request.filter());
        return retained.values().stream()
                .filter(message -> filter.matches(message.topic()))
                .map(message -> message.atQos(Math.min(message.qos(), request.qos())))
                .toList();
    }

    private void unsubscribe(int connection, Session session, Packet.Unsubscribe unsubscribe) {
        List<Integer> reasons = unsubscribe.filters().stream()
                .map(filter -> session.unsubscribe(filter) ? ReasonCode.SUCCESS : ReasonCode.NO_SUBSCRIPTION_EXISTED)
                .toList();
        send(connection, new Packet.Grants(PacketType.UNSUBACK, unsubscribe.packetId(), Properties.NONE, reasons));
    }

    private void goodbye(int connection, Session session, Packet.Disconnect disconnect, long now) {
        if (disconnect.reason() != ReasonCode.DISCONNECT_WITH_WILL) {
            session.will = new Connect.LastWill.None();
        }
        disconnect.properties().number(PropertyId.SESSION_EXPIRY_INTERVAL).ifPresent(seconds -> {
            session.expirySeconds = seconds;
        });
        effects.add(new Effect.Close(connection));
        detach(connection, now);
    }

    private void dismiss(int connection, int reason, long now) {
        send(connection, new Packet.Disconnect(reason));
        effects.add(new Effect.Close(connection));
        detach(connection, now);
    }

    private void detach(int connection, long now) {
        Attached gone = attached.remove(connection);
        if (gone == null) {
            return;
        }
        Session session = gone.session;
        session.connection = Session.AWAY;
        long kept = Math.min(
                session.expirySeconds * SECOND, settings.sessionExpiryMax().toNanos());
        session.endsAt = now + kept;
        if (session.will instanceof Connect.LastWill.Message will) {
            long delay =
                    will.properties().number(PropertyId.WILL_DELAY_INTERVAL).orElse(0) * SECOND;
            session.willAt = Math.min(now + delay, session.endsAt);
            if (session.willAt <= now) {
                sayWill(session, now);
            }
        }
        if (session.endsAt <= now) {
            sessions.remove(session.clientId);
        }
    }

    private void sayWill(Session session, long now) {
        Connect.LastWill will = session.will;
        session.will = new Connect.LastWill.None();
        session.willAt = NEVER;
        if (will instanceof Connect.LastWill.Message message) {
            route(Message.lastWill(message, now), session.clientId, now);
        }
    }

    private void pump(Session session, long now) {
        if (session.connection != Session.AWAY) {
            session.sendable(now).forEach(publish -> send(session.connection, publish));
        }
    }

    private void send(int connection, Packet packet) {
        effects.add(new Effect.Send(connection, packet));
    }

    private List<Effect> taken() {
        List<Effect> taken = effects;
        effects = new ArrayList<>();
        return taken;
    }

    /** The retained messages by topic, for tests. */
    public Map<String, Message> retained() {
        return new TreeMap<>(retained);
    }
}
