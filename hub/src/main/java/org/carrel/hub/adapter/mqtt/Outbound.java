package org.carrel.hub.adapter.mqtt;

import java.time.Duration;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.hub.adapter.mqtt.BrokerLine.Publication;

/** What the hub has to send. */
public sealed interface Outbound {
    Address device();

    Publication publication();

    /**
     * Something to say to a device.
     *
     * @param expiry zero for none
     */
    record Say(Address device, HubToDevice message, Bytes correlation, Duration expiry) implements Outbound {
        @Override
        public Publication publication() {
            Channel channel = MessageCodec.channel(message);
            return new Publication(
                    device.topic(channel),
                    MessageCodec.encode(message),
                    channel.qos(),
                    channel.retained(),
                    correlation,
                    expiry);
        }
    }

    /** Clears what the broker keeps of a device that is no more. */
    record Clear(Address device, Channel channel) implements Outbound {
        @Override
        public Publication publication() {
            return new Publication(device.topic(channel), Bytes.EMPTY, 1, true, Bytes.EMPTY, Duration.ZERO);
        }
    }
}
