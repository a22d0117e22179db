package org.carrel.hub.trust;

import java.time.Duration;
import java.time.Instant;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Address;

/**
 * One certificate that a device was given.
 *
 * @param serial 16 bytes, drawn at random
 * @param made in whole seconds, as certificates count
 * @param ends the first instant at which it no longer holds
 * @param revoked from when on it does not hold; {@link #NEVER} for one that nobody revoked
 */
public record DeviceCertificate(Bytes serial, Address device, Instant made, Instant ends, Instant revoked) {
    /** How long a new one holds; renewed after two thirds of it, so a device may be away for a month. */
    public static final Duration HOLDS = Duration.ofDays(90);

    /** Far enough, and still a number of milliseconds that every database holds. */
    public static final Instant NEVER = Instant.ofEpochMilli(Long.MAX_VALUE / 1_000_000);

    boolean holds(Instant now) {
        return now.isBefore(ends) && now.isBefore(revoked);
    }

    boolean renewalDue(Instant now) {
        return !now.isBefore(
                made.plus(Duration.between(made, ends).multipliedBy(2).dividedBy(3)));
    }
}
