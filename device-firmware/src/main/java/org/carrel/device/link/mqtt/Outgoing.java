package org.carrel.device.link.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.carrel.device.port.HubLink.Publication;
import org.carrel.device.port.HubLinkInput;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A message of ours as Paho takes it, and what Paho's answer means. */
final class Outgoing {
    /** Fixed header 5, topic length 2, packet identifier 2, property length 4, expiry 5, correlation header 3 (MQTT 5 §3.3). */
    private static final int OVERHEAD_MAX = 21;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private Outgoing() {}

    /** Bytes that the packet has at most. */
    static long sizeMax(Publication publication) {
        return (long) OVERHEAD_MAX
                + publication.topic().getBytes(StandardCharsets.UTF_8).length
                + publication.correlation().length()
                + publication.payload().length();
    }

    static MqttMessage message(Publication publication) {
        MqttProperties properties = new MqttProperties();
        if (publication.correlation().length() > 0) {
            properties.setCorrelationData(publication.correlation().toArray());
        }
        if (publication.expiry().isPositive()) {
            properties.setMessageExpiryInterval(
                    publication.expiry().plusNanos(SECOND - 1).toSeconds());
        }
        return new MqttMessage(publication.payload().toArray(), publication.qos(), publication.retain(), properties);
    }

    /** @param code of PUBACK, or 0 for a message at QoS 0 that was written */
    static HubLinkInput outcome(Publication publication, int code) {
        if (!ReasonPolicy.failed(code)) {
            return new HubLinkInput.Delivered(publication.token());
        }
        return refused(publication, ReasonPolicy.permanent(code), "PUBACK 0x%02X".formatted(code));
    }

    static HubLinkInput.NotDelivered refused(Publication publication, boolean permanent, String detail) {
        return new HubLinkInput.NotDelivered(publication.token(), permanent, detail);
    }
}
