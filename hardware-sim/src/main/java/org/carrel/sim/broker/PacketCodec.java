package org.carrel.sim.broker;

/** Packets to bytes and back. */
public final class PacketCodec {
    private PacketCodec() {}

    /** What came of decoding one frame. */
    public sealed interface Decoded {
        record Good(Packet packet) implements Decoded {}

        /**
         * @param code the reason code that the standard asks for
         * @param offset in the body, where it was noticed
         */
        record Malformed(int code, String reason, int offset) implements Decoded {}
    }

    /** The whole packet with its fixed header. */
    public static Octets encode(Packet packet) {
        WireWriter body = new WireWriter();
        packet.encodeBody(body);
        return Octets.of(new WireWriter()
                .one(packet.type().code() << 4 | packet.flags())
                .variable(body.length())
                .raw(body.toArray())
                .toArray());
    }

    /** Reads one frame as {@link PacketFramer} cut it out. */
    public static Decoded decode(PacketFramer.Frame frame) {
        WireReader in = new WireReader(frame.body().toArray());
        try {
            PacketType type = PacketType.of(frame.first())
                    .orElseThrow(() -> in.malformed(ReasonCode.MALFORMED_PACKET, "packet type 0"));
            int flags = frame.first() & 0x0F;
            if (type != PacketType.PUBLISH && flags != type.flags()) {
                throw in.malformed(ReasonCode.MALFORMED_PACKET, type + " with flags " + flags);
            }
            Packet packet = body(type, flags, in);
            in.expectEnd();
            return new Decoded.Good(packet);
        } catch (WireReader.MalformedException malformed) {
            return new Decoded.Malformed(malformed.code(), String.valueOf(malformed.getMessage()), malformed.offset());
        }
    }

    private static Packet body(PacketType type, int flags, WireReader in) {
        return switch (type) {
            case CONNECT -> Connect.decode(in);
            case CONNACK -> ConnAck.decode(in);
            case PUBLISH -> Publish.decode(flags, in);
            case PUBACK, PUBREC, PUBREL, PUBCOMP -> Packet.Ack.decode(type, in);
            case SUBSCRIBE -> Subscribe.decode(in);
            case SUBACK, UNSUBACK -> Packet.Grants.decode(type, in);
            case UNSUBSCRIBE -> Packet.Unsubscribe.decode(in);
            case PINGREQ, PINGRESP -> new Packet.Ping(type);
            case DISCONNECT -> Packet.Disconnect.decode(in);
            case AUTH -> Packet.Auth.decode(in);
        };
    }
}
