package org.carrel.hub.webhook;

import java.time.Instant;
import org.carrel.contract.id.Bytes;

/**
 * A program that wants to be told what becomes true.
 *
 * @param address where facts are posted to
 * @param secret by which it knows that they come from here; kept as it is, since it signs
 * @param told the position of the last fact that it took
 * @param failures in a row
 * @param nextAttempt not before
 * @param problem of the last failure; empty when the last delivery was taken
 */
public record Webhook(
        String id,
        String name,
        String address,
        Bytes secret,
        Instant made,
        long told,
        int failures,
        Instant nextAttempt,
        String problem) {
    private static final int ADDRESS_MAX = 500;

    public Webhook {
        if (name.isBlank() || name.length() > 60) {
            throw new IllegalArgumentException("a webhook's name has 1 to 60 characters, not '" + name + "'");
        }
        if (address.length() > ADDRESS_MAX || !isAllowed(address)) {
            throw new IllegalArgumentException("a webhook's address is https://…, or http:// on this machine");
        }
    }

    /** Facts name copies and holds, so they travel in the clear only where nobody else listens. */
    private static boolean isAllowed(String address) {
        return address.matches("https://[^\\s@]+")
                || address.matches("http://(127\\.0\\.0\\.1|localhost)(:\\d+)?(/[^\\s@]*)?");
    }

    @Override
    public String toString() {
        return "webhook " + id;
    }
}
