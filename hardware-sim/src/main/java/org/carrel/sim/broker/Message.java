package org.carrel.sim.broker;

/**
 * An application message on its way through the broker.
 *
 * @param properties those that travel with it; without message expiry, which is in {@code expiresAt}
 * @param expiresAt monotonic nanoseconds; {@link Long#MAX_VALUE} for never
 */
public record Message(String topic, Octets payload, int qos, boolean retain, Properties properties, long expiresAt) {
    private static final long SECOND = 1_000_000_000L;

    /** QoS 1, not retained, without properties. */
    public static Message of(String topic, String text) {
        return new Message(topic, Octets.utf8(text), 1, false, Properties.NONE, Long.MAX_VALUE);
    }

    public Message retained() {
        return new Message(topic, payload, qos, true, properties, expiresAt);
    }

    public Message with(Properties changed) {
        return new Message(topic, payload, qos, retain, changed, expiresAt);
    }

    public Message atQos(int changed) {
        return new Message(topic, payload, changed, retain, properties, expiresAt);
    }

    static Message received(String topic, Publish publish, long now) {
        return arriving(topic, publish.payload(), publish.qos(), publish.retain(), publish.properties(), now);
    }

    static Message lastWill(Connect.LastWill.Message will, long now) {
        return arriving(will.topic(), will.payload(), will.qos(), will.retain(), will.properties(), now);
    }

    private static Message arriving(
            String topic, Octets payload, int qos, boolean retain, Properties properties, long now) {
        long seconds = properties.number(PropertyId.MESSAGE_EXPIRY_INTERVAL).orElse(-1);
        Properties travelling = properties.only(id -> id == PropertyId.PAYLOAD_FORMAT_INDICATOR
                || id == PropertyId.CONTENT_TYPE
                || id == PropertyId.RESPONSE_TOPIC
                || id == PropertyId.CORRELATION_DATA
                || id == PropertyId.USER_PROPERTY);
        return new Message(
                topic, payload, qos, retain, travelling, seconds < 0 ? Long.MAX_VALUE : now + seconds * SECOND);
    }

    boolean expired(long now) {
        return now >= expiresAt;
    }

    /** As sent to a subscriber, with what is left of its time in seconds, rounded up and at least 1 (§3.3.2.3.3). */
    Publish toPublish(int sentQos, int packetId, long now) {
        Properties sent = expiresAt == Long.MAX_VALUE
                ? properties
                : properties.with(
                        PropertyId.MESSAGE_EXPIRY_INTERVAL, Math.max(1, (expiresAt - now + SECOND - 1) / SECOND));
        return new Publish(topic, sentQos, retain, false, packetId, sent, payload);
    }
}
