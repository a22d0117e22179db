package org.carrel.sim.broker;

import java.util.Optional;

/** The control packets, with the flags that the fixed header must carry (MQTT 5 §2.1.2, §2.1.3). */
public enum PacketType {
    CONNECT(1, 0),
    CONNACK(2, 0),
    /** Its flags are duplicate, quality of service and retain. */
    PUBLISH(3, 0),
    PUBACK(4, 0),
    PUBREC(5, 0),
    PUBREL(6, 2),
    PUBCOMP(7, 0),
    SUBSCRIBE(8, 2),
    SUBACK(9, 0),
    UNSUBSCRIBE(10, 2),
    UNSUBACK(11, 0),
    PINGREQ(12, 0),
    PINGRESP(13, 0),
    DISCONNECT(14, 0),
    AUTH(15, 0);

    private final int code;
    private final int flags;

    PacketType(int code, int flags) {
        this.code = code;
        this.flags = flags;
    }

    static Optional<PacketType> of(int firstByte) {
        int code = firstByte >>> 4;
        return code == 0 ? Optional.empty() : Optional.of(values()[code - 1]);
    }

    /** The upper four bits of the first byte. */
    int code() {
        return code;
    }

    /** The lower four bits of the first byte, except for PUBLISH. */
    int flags() {
        return flags;
    }
}
