package org.carrel.sim.broker;

import java.time.Duration;

/**
 * What the broker offers and holds; told to clients in CONNACK where MQTT 5 has a property for it.
 *
 * @param receiveMaximum QoS 1 messages that a client may have under way, 1 to 65535
 * @param maximumPacketSize bytes of the largest packet taken from a client
 * @param topicAliasMaximum 0 for none
 * @param maximumQos 0 or 1; this broker has no QoS 2
 * @param serverKeepAliveSeconds imposed on clients; 0 to leave it to them
 * @param sessionExpiryMax longest that a session outlives its connection, whatever the client asks
 * @param queuedMax messages kept for one absent client; further ones are dropped
 */
public record BrokerSettings(
        int receiveMaximum,
        int maximumPacketSize,
        int topicAliasMaximum,
        int maximumQos,
        boolean retainAvailable,
        int serverKeepAliveSeconds,
        Duration sessionExpiryMax,
        int queuedMax) {
    public static BrokerSettings standard() {
        return new BrokerSettings(20, 1 << 20, 0, 1, true, 0, Duration.ofDays(7), 1000);
    }

    public BrokerSettings withReceiveMaximum(int changed) {
        return new BrokerSettings(
                changed,
                maximumPacketSize,
                topicAliasMaximum,
                maximumQos,
                retainAvailable,
                serverKeepAliveSeconds,
                sessionExpiryMax,
                queuedMax);
    }

    public BrokerSettings withMaximumPacketSize(int changed) {
        return new BrokerSettings(
                receiveMaximum,
                changed,
                topicAliasMaximum,
                maximumQos,
                retainAvailable,
                serverKeepAliveSeconds,
                sessionExpiryMax,
                queuedMax);
    }

    public BrokerSettings withTopicAliasMaximum(int changed) {
        return new BrokerSettings(
                receiveMaximum,
                maximumPacketSize,
                changed,
                maximumQos,
                retainAvailable,
                serverKeepAliveSeconds,
                sessionExpiryMax,
                queuedMax);
    }

    public BrokerSettings withoutRetain() {
        return new BrokerSettings(
                receiveMaximum,
                maximumPacketSize,
                topicAliasMaximum,
                maximumQos,
                false,
                serverKeepAliveSeconds,
                sessionExpiryMax,
                queuedMax);
    }

    public BrokerSettings withMaximumQos(int changed) {
        return new BrokerSettings(
                receiveMaximum,
                maximumPacketSize,
                topicAliasMaximum,
                changed,
                retainAvailable,
                serverKeepAliveSeconds,
                sessionExpiryMax,
                queuedMax);
    }

    /** The properties of the CONNACK; those at the standard's default are left out. */
    Properties told() {
        Properties told = Properties.NONE
                .with(PropertyId.RECEIVE_MAXIMUM, receiveMaximum)
                .with(PropertyId.MAXIMUM_PACKET_SIZE, maximumPacketSize)
                .with(PropertyId.MAXIMUM_QOS, maximumQos)
                .with(PropertyId.SHARED_SUBSCRIPTION_AVAILABLE, 0);
        if (topicAliasMaximum > 0) {
            told = told.with(PropertyId.TOPIC_ALIAS_MAXIMUM, topicAliasMaximum);
        }
        if (!retainAvailable) {
            told = told.with(PropertyId.RETAIN_AVAILABLE, 0);
        }
        if (serverKeepAliveSeconds > 0) {
            told = told.with(PropertyId.SERVER_KEEP_ALIVE, serverKeepAliveSeconds);
        }
        return told;
    }
}
