package org.carrel.hub.adapter.mqtt.broker;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.util.Optional;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;

/**
 * Turns away a connection whose last will is not for the device's own state, and quality 2. Artemis publishes wills with
 * its security switched off, so the access list alone would let any device speak as any other by dying.
 */
final class OwnWillOnly implements MQTTInterceptor {
    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        return switch (packet) {
            case MqttConnectMessage connect -> acceptable(connect);
            case MqttPublishMessage publish -> publish.fixedHeader().qosLevel() != MqttQoS.EXACTLY_ONCE;
            case MqttMessage other -> true;
        };
    }

    private static boolean acceptable(MqttConnectMessage connect) {
        if (!connect.variableHeader().isWillFlag()) {
            return true;
        }
        MqttConnectPayload payload = connect.payload();
        Optional<Address> device = Optional.ofNullable(payload.userName()).flatMap(Rooms::device);
        return device.isPresent()
                && device.get().topic(Channel.STATE).equals(payload.willTopic())
                && connect.variableHeader().willQos() <= 1;
    }
}
