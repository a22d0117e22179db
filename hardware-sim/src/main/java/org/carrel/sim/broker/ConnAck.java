package org.carrel.sim.broker;

import org.carrel.sim.broker.PropertyId.Place;

/** CONNACK (§3.2). */
public record ConnAck(boolean sessionPresent, int reason, Properties properties) implements Packet {
    @Override
    public PacketType type() {
        return PacketType.CONNACK;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.one(sessionPresent ? 1 : 0).one(reason);
        properties.encode(out);
    }

    static ConnAck decode(WireReader in) {
        int flags = in.one("acknowledge flags");
        if (flags > 1) {
            throw in.malformed(ReasonCode.MALFORMED_PACKET, "reserved acknowledge flags are set");
        }
        return new ConnAck(flags == 1, in.one("reason code"), Properties.decode(in, Place.CONNACK));
    }
}
