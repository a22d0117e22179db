package org.carrel.sim.broker;

import java.util.ArrayList;
import java.util.List;
import org.carrel.sim.broker.PropertyId.Place;

/** A control packet of MQTT 5 (§3). Each knows its own body; the fixed header is written and read by {@link PacketCodec}. */
public sealed interface Packet
        permits Connect,
                ConnAck,
                Publish,
                Packet.Ack,
                Subscribe,
                Packet.Grants,
                Packet.Unsubscribe,
                Packet.Ping,
                Packet.Disconnect,
                Packet.Auth {
    PacketType type();

    /** The lower four bits of the first byte. */
    default int flags() {
        return type().flags();
    }

    void encodeBody(WireWriter out);

    /**
     * PUBACK, PUBREC, PUBREL or PUBCOMP (§3.4 to §3.7).
     *
     * @param packetId 1 to 65535
     * @param reason one byte; may be left out on the wire when it is success and there are no properties
     */
    record Ack(PacketType type, int packetId, int reason, Properties properties) implements Packet {
        public Ack(PacketType type, int packetId, int reason) {
            this(type, packetId, reason, Properties.NONE);
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.two(packetId);
            if (reason != ReasonCode.SUCCESS || !properties.all().isEmpty()) {
                out.one(reason);
                properties.encode(out);
            }
        }

        static Ack decode(PacketType type, WireReader in) {
            int packetId = in.packetId();
            int reason = in.remaining() > 0 ? in.one("reason code") : ReasonCode.SUCCESS;
            Properties properties = in.remaining() > 0 ? Properties.decode(in, Place.ACK) : Properties.NONE;
            return new Ack(type, packetId, reason, properties);
        }
    }

    /** SUBACK or UNSUBACK (§3.9, §3.11): one reason code for each filter asked for, in that order. */
    record Grants(PacketType type, int packetId, Properties properties, List<Integer> reasons) implements Packet {
        public Grants {
            reasons = List.copyOf(reasons);
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.two(packetId);
            properties.encode(out);
            reasons.forEach(out::one);
        }

        static Grants decode(PacketType type, WireReader in) {
            int packetId = in.packetId();
            Properties properties = Properties.decode(in, Place.ACK);
            List<Integer> reasons = new ArrayList<>();
            while (in.remaining() > 0) {
                reasons.add(in.one("reason code"));
            }
            return new Grants(type, packetId, properties, reasons);
        }
    }

    /** §3.10. */
    record Unsubscribe(int packetId, Properties properties, List<String> filters) implements Packet {
        public Unsubscribe {
            filters = List.copyOf(filters);
        }

        @Override
        public PacketType type() {
            return PacketType.UNSUBSCRIBE;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.two(packetId);
            properties.encode(out);
            filters.forEach(out::text);
        }

        static Unsubscribe decode(WireReader in) {
            int packetId = in.packetId();
            Properties properties = Properties.decode(in, Place.UNSUBSCRIBE);
            List<String> filters = new ArrayList<>();
            do {
                filters.add(in.text("topic filter"));
            } while (in.remaining() > 0);
            return new Unsubscribe(packetId, properties, filters);
        }
    }

    /** PINGREQ or PINGRESP (§3.12, §3.13). */
    record Ping(PacketType type) implements Packet {
        @Override
        public void encodeBody(WireWriter out) {
            // nothing follows the fixed header
        }
    }

    /** §3.14. */
    record Disconnect(int reason, Properties properties) implements Packet {
        public Disconnect(int reason) {
            this(reason, Properties.NONE);
        }

        @Override
        public PacketType type() {
            return PacketType.DISCONNECT;
        }

        @Override
        public void encodeBody(WireWriter out) {
            if (reason != ReasonCode.SUCCESS || !properties.all().isEmpty()) {
                out.one(reason);
                properties.encode(out);
            }
        }

        static Disconnect decode(WireReader in) {
            int reason = in.remaining() > 0 ? in.one("reason code") : ReasonCode.SUCCESS;
            return new Disconnect(
                    reason, in.remaining() > 0 ? Properties.decode(in, Place.DISCONNECT) : Properties.NONE);
        }
    }

    /** §3.15. */
    record Auth(int reason, Properties properties) implements Packet {
        @Override
        public PacketType type() {
            return PacketType.AUTH;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.one(reason);
            properties.encode(out);
        }

        static Auth decode(WireReader in) {
            int reason = in.remaining() > 0 ? in.one("reason code") : ReasonCode.SUCCESS;
            return new Auth(reason, in.remaining() > 0 ? Properties.decode(in, Place.AUTH) : Properties.NONE);
        }
    }
}
