package org.carrel.device.port;

import java.time.Duration;
import org.carrel.contract.id.Bytes;

/**
 * The line to the broker. Connects by itself and keeps trying; what happens arrives as {@link HubLinkInput}. Nothing is
 * kept here over a disconnection: what must not be lost is in the store.
 */
public interface HubLink {
    /**
     * Hands a message over; returns at once. Ends in one {@link HubLinkInput.Delivered} or {@link HubLinkInput.NotDelivered}
     * with the same token, except across {@link HubLinkInput.Disconnected}, which ends all that are under way.
     */
    void publish(Publication publication);

    /**
     * @param token chosen by the caller, told back
     * @param correlation empty for none; sent as MQTT 5 correlation data
     * @param expiry zero for none; the broker drops the message after it
     */
    record Publication(
            long token, String topic, Bytes payload, int qos, boolean retain, Bytes correlation, Duration expiry) {}
}
