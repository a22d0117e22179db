package org.carrel.hub.adapter.mqtt;

import java.time.Duration;
import org.carrel.contract.id.Bytes;

/**
 * The hub's line to the broker. Keeps nothing over a disconnection; whoever publishes learns how it ended and has an answer to
 * that: acknowledgements and rosters are said again, commands stay queued, an answer that does not arrive is asked for again.
 */
public interface BrokerLine {
    /** Hands a message over and returns at once. {@code end} hears once how it ended, on the line's own thread: it must not block. */
    void publish(Publication publication, End end);

    /**
     * @param correlation empty for none; MQTT 5 correlation data
     * @param expiry zero for none; the broker drops the message after it
     */
    record Publication(String topic, Bytes payload, int qos, boolean retain, Bytes correlation, Duration expiry) {}

    /** How a publication ended. */
    @FunctionalInterface
    interface End {
        /** @param delivered whether the broker has it (quality 1) or it was written to the wire (quality 0) */
        void published(boolean delivered);
    }

    /** What the line tells; on its own thread, so nothing here may block. */
    interface Listener {
        /** Connected and subscribed; what is retained will arrive now. */
        void connected();

        /** @param reason one sentence for the log */
        void disconnected(String reason);

        void arrived(Arrival arrival);
    }

    /**
     * A message from a device.
     *
     * @param receipt to be run when the message needs no repetition; from any thread
     */
    record Arrival(String topic, Bytes payload, int qos, boolean retained, Bytes correlation, Runnable receipt) {}
}
