package org.carrel.device.link.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.device.link.mqtt.ReasonPolicy.Ending;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** What a device asks of its broker on each connection, and whether it got it. */
final class Terms {
    /**
     * Not 0: Artemis 2.55 keeps the will of a session that outlives its connection until the session ends, unless the will has a
     * delay of its own.
     */
    private static final long WILL_DELAY_SECONDS = 1;

    private static final List<Channel> INWARD = Arrays.stream(Channel.values())
            .filter(channel -> channel.direction() == Channel.Direction.TO_DEVICE)
            .toList();

    private Terms() {}

    static String brokerUri(MqttSettings settings) {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return "tcp://" + host + ":" + settings.port();
    }

    static MqttConnectionOptions connect(MqttSettings settings, Bytes lastWill, HubSocket socket) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setAutomaticReconnect(false);
        options.setSessionExpiryInterval(settings.sessionExpiry().toSeconds());
        options.setKeepAliveInterval((int) settings.deadlines().keepAlive().toSeconds());
        options.setConnectionTimeout(
                (int) settings.deadlines().connect().plusMillis(999).toSeconds());
        options.setReceiveMaximum(settings.limits().receiveMaximum());
        options.setMaximumPacketSize((long) settings.limits().packetBytes());
        options.setTopicAliasMaximum(0);
        options.setSocketFactory(new OneSocket(socket));
        options.setWill(
                settings.address().topic(Channel.STATE),
                new MqttMessage(lastWill.toArray(), Channel.STATE.qos(), true, new MqttProperties()));
        MqttProperties will = new MqttProperties();
        will.setWillDelayInterval(WILL_DELAY_SECONDS);
        options.setWillMessageProperties(will);
        switch (settings.login()) {
            case MqttSettings.Login.Anonymous _ -> {}
            // The name alone: what proves it is the certificate under the line.
            case MqttSettings.Login.Certificate _ ->
                options.setUserName(settings.address().login());
            case MqttSettings.Login.Password(String secret) -> {
                options.setUserName(settings.address().login());
                options.setPassword(secret.getBytes(StandardCharsets.UTF_8));
            }
        }
        return options;
    }

    /** Everything that is for this device. */
    static MqttSubscription[] subscriptions(Address address) {
        return INWARD.stream()
                .map(channel -> new MqttSubscription(address.topic(channel), channel.qos()))
                .toArray(MqttSubscription[]::new);
    }

    /** Why a CONNACK will not do; empty when it will. */
    static Optional<Ending> objection(int reason, BrokerLimits limits) {
        if (ReasonPolicy.failed(reason)) {
            return Optional.of(ReasonPolicy.ending("CONNACK", reason));
        }
        if (limits.maximumQos() < 1) {
            return Optional.of(Ending.unfit("broker offers QoS 0 only"));
        }
        if (!limits.retainAvailable()) {
            return Optional.of(Ending.unfit("broker does not retain messages"));
        }
        return Optional.empty();
    }

    /** Why the codes of a SUBACK will not do; empty when they will. */
    static Optional<Ending> objection(int[] codes) {
        if (codes.length != INWARD.size()) {
            return Optional.of(Ending.network("SUBACK does not match SUBSCRIBE"));
        }
        for (int index = 0; index < codes.length; index++) {
            Channel channel = INWARD.get(index);
            if (ReasonPolicy.failed(codes[index])) {
                return Optional.of(ReasonPolicy.ending("SUBACK for " + channel.suffix(), codes[index]));
            }
            if (codes[index] < channel.qos()) {
                return Optional.of(Ending.unfit("broker grants only QoS " + codes[index] + " for " + channel.suffix()));
            }
        }
        return Optional.empty();
    }
}
