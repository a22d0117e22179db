package org.carrel.sim.broker;

import org.carrel.sim.broker.PropertyId.Place;

/**
 * PUBLISH (§3.3).
 *
 * @param topic empty when a topic alias stands for it
 * @param qos 0 to 2
 * @param packetId 0 for QoS 0, otherwise 1 to 65535
 */
public record Publish(
        String topic, int qos, boolean retain, boolean duplicate, int packetId, Properties properties, Octets payload)
        implements Packet {
    /** At QoS 0. */
    public static Publish once(String topic, Octets payload) {
        return new Publish(topic, 0, false, false, 0, Properties.NONE, payload);
    }

    public Publish with(Properties changed) {
        return new Publish(topic, qos, retain, duplicate, packetId, changed, payload);
    }

    public Publish onTopic(String changed) {
        return new Publish(changed, qos, retain, duplicate, packetId, properties, payload);
    }

    Publish again() {
        return new Publish(topic, qos, retain, true, packetId, properties, payload);
    }

    @Override
    public PacketType type() {
        return PacketType.PUBLISH;
    }

    @Override
    public int flags() {
        return (duplicate ? 8 : 0) | qos << 1 | (retain ? 1 : 0);
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.text(topic);
        if (qos > 0) {
            out.two(packetId);
        }
        properties.encode(out);
        out.raw(payload.toArray());
    }

    static Publish decode(int flags, WireReader in) {
        int qos = flags >>> 1 & 0x03;
        boolean duplicate = (flags & 8) != 0;
        if (qos == 3 || (qos == 0 && duplicate)) {
            throw in.malformed(ReasonCode.MALFORMED_PACKET, "PUBLISH flags " + flags);
        }
        String topic = in.text("topic name");
        if (topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0) {
            throw in.malformed(ReasonCode.TOPIC_NAME_INVALID, "wildcard in topic name");
        }
        int packetId = qos > 0 ? in.packetId() : 0;
        Properties properties = Properties.decode(in, Place.PUBLISH);
        if (topic.isEmpty() && properties.number(PropertyId.TOPIC_ALIAS).isEmpty()) {
            throw in.malformed(ReasonCode.PROTOCOL_ERROR, "neither topic nor alias");
        }
        return new Publish(topic, qos, (flags & 1) != 0, duplicate, packetId, properties, in.rest());
    }
}
