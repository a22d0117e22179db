package org.carrel.hub.fleet;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.topic.Address;
import org.carrel.hub.access.SlowHash;

/** Where the devices' password hashes are kept; within one transaction. */
public interface CredentialRows {
    void add(Credential credential);

    /** Newest first. */
    List<Credential> of(Address device);

    /** Of all devices, by site and device, newest first. */
    List<Credential> all();

    /** Gives those of a device that have no earlier end this one. */
    void endAll(Address device, Instant ends);

    void removeAll(Address device);

    /** @param ends the first instant at which it no longer counts; {@link #NEVER} for none */
    record Credential(Address device, SlowHash hash, Instant made, Instant ends) {
        /** Far enough, and still a number of milliseconds that every database holds. */
        public static final Instant NEVER = Instant.ofEpochMilli(Long.MAX_VALUE / 1_000_000);

        public boolean holds(Instant now) {
            return now.isBefore(ends);
        }
    }
}
