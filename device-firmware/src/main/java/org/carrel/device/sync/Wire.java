package org.carrel.device.sync;

import java.time.Duration;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.HubLink;

/** Puts messages on their topics. */
final class Wire {
    /** Tokens of events are their sequences above this; all others are below. */
    static final long EVENT_TOKENS = 1L << 40;

    private final HubLink link;
    private final Address address;
    private long tokens;

    Wire(HubLink link, Address address) {
        this.link = link;
        this.address = address;
    }

    /** Sends a message and gives its token. */
    long send(DeviceToHub message) {
        long token = ++tokens;
        send(token, MessageCodec.channel(message), MessageCodec.encode(message), Bytes.EMPTY, Duration.ZERO);
        return token;
    }

    long send(Channel channel, Bytes payload, Bytes correlation, Duration expiry) {
        long token = ++tokens;
        send(token, channel, payload, correlation, expiry);
        return token;
    }

    void send(long token, Channel channel, Bytes payload, Bytes correlation, Duration expiry) {
        link.publish(new HubLink.Publication(
                token, address.topic(channel), payload, channel.qos(), channel.retained(), correlation, expiry));
    }
}
