package org.carrel.device.link.mqtt;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.carrel.device.link.mqtt.ReasonPolicy.Ending;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** What Paho tells of one connection. Nothing here waits or calls Paho: its callback thread would hang. */
record Callbacks(BiConsumer<String, MqttMessage> arrived, Consumer<Ending> end) implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
        arrived.accept(topic, message);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        MqttException why = response.getException();
        end.accept(Ending.network("given up by the client library: " + (why == null ? "no reason" : why.toString())));
    }

    @Override
    public void mqttErrorOccurred(MqttException error) {
        end.accept(Ending.network("protocol error: " + error.getMessage()));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // each message has a listener of its own
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // the listener of the attempt tells
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        end.accept(Ending.network("broker asks for an authentication that was not agreed"));
    }
}
