package org.carrel.fleet.simulation.network;

import java.nio.charset.StandardCharsets;
import org.carrel.contract.id.Bytes;

/**
 * One message on the broker, as bytes.
 *
 * @param expiresAt the kernel's time after which the broker drops it
 */
public record Packet(String topic, Bytes payload, int qos, boolean retain, Bytes correlation, long expiresAt) {
    public static final long NEVER = Long.MAX_VALUE;

    public String text() {
        return new String(payload.toArray(), StandardCharsets.UTF_8);
    }
}
