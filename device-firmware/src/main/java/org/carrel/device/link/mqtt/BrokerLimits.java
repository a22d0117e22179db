package org.carrel.device.link.mqtt;

import java.util.Arrays;
import org.carrel.contract.id.Bytes;

/**
 * What the broker allows, as its CONNACK says (MQTT 5 §3.2.2.3).
 *
 * @param receiveMaximum QoS 1 messages under way to the broker
 * @param packetBytes of the largest packet to the broker
 * @param maximumQos 0 to 2
 * @param keepAliveSeconds 0 when it leaves that to us
 */
record BrokerLimits(
        int receiveMaximum, long packetBytes, int maximumQos, boolean retainAvailable, int keepAliveSeconds) {
    private static final int MAXIMUM_PACKET_SIZE = 0x27;
    private static final int TOPIC_ALIAS_MAXIMUM = 0x22;

    static BrokerLimits standard() {
        return new BrokerLimits(65_535, Long.MAX_VALUE, 2, true, 0);
    }

    /** What a CONNACK says, and the CONNACK as Paho may see it. */
    record Read(int reason, BrokerLimits limits, Bytes forPaho) {}

    /**
     * Reads a whole CONNACK packet. The broker's packet size and topic alias maximum are kept from Paho: it takes the first for the
     * limit of what it may receive, and with the second sends aliases that it cannot keep straight over a loss.
     *
     * @throws MalformedConnAck when the packet does not hold together
     */
    static Read read(byte[] packet) {
        try {
            return readStrictly(packet);
        } catch (ArrayIndexOutOfBoundsException shorter) {
            throw new MalformedConnAck("ends too early");
        }
    }

    private static Read readStrictly(byte[] packet) {
        int at = 1;
        while ((packet[at] & 0x80) != 0) {
            at++;
        }
        at++;
        int flags = packet[at++] & 0xFF;
        int reason = packet[at++] & 0xFF;
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            int next = packet[at++] & 0xFF;
            length |= (next & 0x7F) << shift;
            if (next < 0x80) {
                break;
            }
            if (shift > 14) {
                throw new MalformedConnAck("property length too long");
            }
        }
        if (at + length != packet.length) {
            throw new MalformedConnAck("property length " + length + " with " + (packet.length - at) + " bytes left");
        }
        BrokerLimits limits = standard();
        byte[] kept = new byte[length];
        int keptLength = 0;
        while (at < packet.length) {
            int id = packet[at] & 0xFF;
            int end = at + 1 + valueLength(packet, at);
            limits = limits.with(id, packet, at + 1);
            if (id != MAXIMUM_PACKET_SIZE && id != TOPIC_ALIAS_MAXIMUM) {
                System.arraycopy(packet, at, kept, keptLength, end - at);
                keptLength += end - at;
            }
            at = end;
        }
        return new Read(reason, limits, rebuilt(flags, reason, Arrays.copyOf(kept, keptLength)));
    }

    private BrokerLimits with(int id, byte[] packet, int at) {
        return switch (id) {
            case 0x21 -> new BrokerLimits(two(packet, at), packetBytes, maximumQos, retainAvailable, keepAliveSeconds);
            case MAXIMUM_PACKET_SIZE ->
                new BrokerLimits(
                        receiveMaximum,
                        (long) two(packet, at) << 16 | two(packet, at + 2),
                        maximumQos,
                        retainAvailable,
                        keepAliveSeconds);
            case 0x24 -> new BrokerLimits(receiveMaximum, packetBytes, packet[at], retainAvailable, keepAliveSeconds);
            case 0x25 -> new BrokerLimits(receiveMaximum, packetBytes, maximumQos, packet[at] != 0, keepAliveSeconds);
            case 0x13 -> new BrokerLimits(receiveMaximum, packetBytes, maximumQos, retainAvailable, two(packet, at));
            default -> this;
        };
    }

    /** Bytes of the value after the identifier at {@code at} (MQTT 5 table 2-4, those allowed in CONNACK). */
    private static int valueLength(byte[] packet, int at) {
        return switch (packet[at] & 0xFF) {
            case 0x24, 0x25, 0x28, 0x29, 0x2A -> 1;
            case 0x13, 0x21, TOPIC_ALIAS_MAXIMUM -> 2;
            case 0x11, MAXIMUM_PACKET_SIZE -> 4;
            case 0x12, 0x15, 0x16, 0x1A, 0x1C, 0x1F -> 2 + two(packet, at + 1);
            case 0x26 -> {
                int name = 2 + two(packet, at + 1);
                yield name + 2 + two(packet, at + 1 + name);
            }
            default -> throw new MalformedConnAck("property %d is not for a CONNACK".formatted(packet[at] & 0xFF));
        };
    }

    private static Bytes rebuilt(int flags, int reason, byte[] properties) {
        byte[] propertyLength = variable(properties.length);
        byte[] remaining = variable(2 + propertyLength.length + properties.length);
        byte[] packet = new byte[1 + remaining.length + 2 + propertyLength.length + properties.length];
        packet[0] = 0x20;
        int at = 1;
        System.arraycopy(remaining, 0, packet, at, remaining.length);
        at += remaining.length;
        packet[at++] = (byte) flags;
        packet[at++] = (byte) reason;
        System.arraycopy(propertyLength, 0, packet, at, propertyLength.length);
        System.arraycopy(properties, 0, packet, at + propertyLength.length, properties.length);
        return Bytes.of(packet);
    }

    private static byte[] variable(int value) {
        byte[] digits = new byte[4];
        int count = 0;
        int rest = value;
        do {
            digits[count++] = (byte) (rest > 0x7F ? (rest & 0x7F) | 0x80 : rest);
            rest >>>= 7;
        } while (rest > 0);
        return Arrays.copyOf(digits, count);
    }

    private static int two(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    /** The broker's CONNACK cannot be read. */
    static final class MalformedConnAck extends RuntimeException {
        MalformedConnAck(String detail) {
            super("malformed CONNACK: " + detail);
        }
    }
}
