package org.carrel.sim.broker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What the broker keeps for one client over its connections (§4.1): subscriptions and messages not yet acknowledged. */
final class Session {
    /** No connection serves this session now. */
    static final int AWAY = 0;

    private static final int PACKET_ID_MAX = 65_535;

    final String clientId;
    private final int queuedMax;
    private final TreeMap<String, Subscription> subscriptions = new TreeMap<>();
    private final ArrayDeque<Message> queued = new ArrayDeque<>();
    private final SequencedMap<Integer, Message> underWay = new LinkedHashMap<>();
    private int lastPacketId;

    int connection = AWAY;
    int receiveMaximum = PACKET_ID_MAX;
    long packetMax = Long.MAX_VALUE;
    long expirySeconds;
    /** When the session ends, while no connection serves it; monotonic nanoseconds. */
    long endsAt = Long.MAX_VALUE;

    Connect.LastWill will = new Connect.LastWill.None();
    /** When the will is said, while no connection serves the session; monotonic nanoseconds. */
    long willAt = Long.MAX_VALUE;

    /** @param identifier 0 for none */
    record Subscription(Subscribe.Request request, int identifier) {}

    Session(String clientId, int queuedMax) {
        this.clientId = clientId;
        this.queuedMax = queuedMax;
    }

    /** Whether it replaced one of the same filter. */
    boolean subscribe(Subscribe.Request request, int identifier) {
        return subscriptions.put(request.filter(), new Subscription(request, identifier)) != null;
    }

    boolean unsubscribe(String filter) {
        return subscriptions.remove(filter) != null;
    }

    /**
     * How a message is to reach this client; empty when no subscription means it. Overlapping subscriptions give one copy at the
     * highest quality of service among them (§3.3.4).
     */
    Optional<Message> wanted(Message message, String publisher) {
        int qos = -1;
        boolean retainAsPublished = false;
        Properties properties = message.properties();
        for (Map.Entry<String, Subscription> entry : subscriptions.entrySet()) {
            Subscribe.Request request = entry.getValue().request();
            boolean own = request.noLocal() && clientId.equals(publisher);
            if (!own && new TopicFilter(entry.getKey()).matches(message.topic())) {
                qos = Math.max(qos, request.qos());
                retainAsPublished |= request.retainAsPublished();
                int identifier = entry.getValue().identifier();
                if (identifier > 0) {
                    properties = properties.with(PropertyId.SUBSCRIPTION_IDENTIFIER, identifier);
                }
            }
        }
        if (qos < 0) {
            return Optional.empty();
        }
        return Optional.of(new Message(
                message.topic(),
                message.payload(),
                Math.min(qos, message.qos()),
                message.retain() && retainAsPublished,
                properties,
                message.expiresAt()));
    }

    /** Takes a message for the client; one too many is dropped, and QoS 0 is not kept for an absent client. */
    void enqueue(Message message) {
        boolean kept = connection != AWAY || message.qos() > 0;
        if (kept && queued.size() < queuedMax) {
            queued.add(message);
        }
    }

    /** What can be sent now within the client's receive maximum. Messages at QoS 1 are under way from here on. */
    List<Publish> sendable(long now) {
        List<Publish> sendable = new ArrayList<>();
        while (!queued.isEmpty() && (queued.element().qos() == 0 || underWay.size() < receiveMaximum)) {
            Message message = queued.remove();
            if (message.expired(now)) {
                continue;
            }
            int packetId = message.qos() == 0 ? 0 : nextPacketId();
            Publish publish = message.toPublish(message.qos(), packetId, now);
            if (PacketCodec.encode(publish).length() > packetMax) {
                continue;
            }
            if (packetId > 0) {
                underWay.put(packetId, message);
            }
            sendable.add(publish);
        }
        return sendable;
    }

    /** What a resumed connection must be sent again (§4.4). */
    List<Publish> unacknowledged(long now) {
        List<Publish> again = new ArrayList<>();
        underWay.forEach((packetId, message) ->
                again.add(message.toPublish(message.qos(), packetId, now).again()));
        return again;
    }

    void acknowledged(int packetId) {
        underWay.remove(packetId);
    }

    private int nextPacketId() {
        do {
            lastPacketId = lastPacketId % PACKET_ID_MAX + 1;
        } while (underWay.containsKey(lastPacketId));
        return lastPacketId;
    }
}
