package org.carrel.sim.broker;

import org.carrel.sim.broker.PropertyId.Place;

/**
 * CONNECT (§3.1).
 *
 * @param clientId empty to be given one
 * @param keepAliveSeconds 0 for no keep-alive, to 65535
 */
public record Connect(
        String clientId,
        boolean cleanStart,
        int keepAliveSeconds,
        Properties properties,
        LastWill will,
        UserName userName,
        Password password)
        implements Packet {
    private static final String NAME = "MQTT";
    private static final int VERSION = 5;

    /** What the broker says for a client that went without goodbye. */
    public sealed interface LastWill {
        record None() implements LastWill {}

        record Message(String topic, int qos, boolean retain, Properties properties, Octets payload)
                implements LastWill {}
    }

    /** A user name; not given is different from empty. */
    public sealed interface UserName {
        record None() implements UserName {}

        record Given(String value) implements UserName {}
    }

    /** A password; not given is different from empty. */
    public sealed interface Password {
        record None() implements Password {}

        record Given(Octets value) implements Password {
            @Override
            public String toString() {
                return "Given[***]";
            }
        }
    }

    /** Without will, user name and password. */
    public static Connect plain(String clientId, boolean cleanStart, int keepAliveSeconds, Properties properties) {
        return new Connect(
                clientId,
                cleanStart,
                keepAliveSeconds,
                properties,
                new LastWill.None(),
                new UserName.None(),
                new Password.None());
    }

    @Override
    public PacketType type() {
        return PacketType.CONNECT;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.text(NAME).one(VERSION).one(connectFlags()).two(keepAliveSeconds);
        properties.encode(out);
        out.text(clientId);
        if (will instanceof LastWill.Message message) {
            message.properties().encode(out);
            out.text(message.topic()).binary(message.payload());
        }
        if (userName instanceof UserName.Given(String value)) {
            out.text(value);
        }
        if (password instanceof Password.Given(Octets value)) {
            out.binary(value);
        }
    }

    private int connectFlags() {
        int flags = cleanStart ? 0x02 : 0;
        if (will instanceof LastWill.Message message) {
            flags |= 0x04 | message.qos() << 3 | (message.retain() ? 0x20 : 0);
        }
        flags |= password instanceof Password.Given ? 0x40 : 0;
        flags |= userName instanceof UserName.Given ? 0x80 : 0;
        return flags;
    }

    static Connect decode(WireReader in) {
        String name = in.text("protocol name");
        int version = in.one("protocol version");
        if (!name.equals(NAME) || version != VERSION) {
            throw in.malformed(ReasonCode.UNSUPPORTED_PROTOCOL_VERSION, name + " version " + version);
        }
        int flags = in.one("connect flags");
        if ((flags & 0x01) != 0) {
            throw in.malformed(ReasonCode.MALFORMED_PACKET, "reserved connect flag is set");
        }
        int keepAliveSeconds = in.two("keep alive");
        Properties properties = Properties.decode(in, Place.CONNECT);
        String clientId = in.text("client identifier");
        LastWill will = will(in, flags);
        UserName userName = (flags & 0x80) != 0 ? new UserName.Given(in.text("user name")) : new UserName.None();
        Password password = (flags & 0x40) != 0 ? new Password.Given(in.binary("password")) : new Password.None();
        return new Connect(clientId, (flags & 0x02) != 0, keepAliveSeconds, properties, will, userName, password);
    }

    private static LastWill will(WireReader in, int flags) {
        int qos = flags >>> 3 & 0x03;
        boolean retain = (flags & 0x20) != 0;
        if ((flags & 0x04) == 0) {
            if (qos != 0 || retain) {
                throw in.malformed(ReasonCode.MALFORMED_PACKET, "will flags without a will");
            }
            return new LastWill.None();
        }
        if (qos == 3) {
            throw in.malformed(ReasonCode.MALFORMED_PACKET, "will of QoS 3");
        }
        Properties properties = Properties.decode(in, Place.WILL);
        return new LastWill.Message(in.text("will topic"), qos, retain, properties, in.binary("will payload"));
    }
}
