package org.carrel.hub.adapter.mqtt.broker;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Address;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificate a connection came with. TLS has checked that the authority signed it and that whoever came has its key.
 *
 * @param made from when it holds, in whole seconds
 */
record Badge(Address device, Bytes serial, Instant made) {
    private static final String NAME = "CN=";

    /** Empty for none, and for one that is not a device's. */
    static Optional<Badge> of(X509Certificate @Nullable [] chain) {
        if (chain == null || chain.length == 0) {
            return Optional.empty();
        }
        X509Certificate own = chain[0];
        String subject = own.getSubjectX500Principal().getName();
        // Ours has a name and nothing else; a login needs no escaping.
        return subject.startsWith(NAME)
                ? Rooms.device(subject.substring(NAME.length()))
                        .map(device -> new Badge(
                                device,
                                Bytes.of(own.getSerialNumber().toByteArray()),
                                own.getNotBefore().toInstant()))
                : Optional.empty();
    }
}
