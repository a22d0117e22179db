package org.carrel.hub.trust;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Address;

/** The library's own certificate authority, for its devices and its brokers alone. Safe for several threads. */
public interface Authority {
    /** For a hub that signs nothing, such as one that only does an errand. */
    Authority NONE = new Authority() {
        @Override
        public Bytes certificate() {
            return Bytes.EMPTY;
        }

        @Override
        public Optional<Issued> issue(Address device, Bytes request, Instant made, Instant ends) {
            return Optional.empty();
        }
    };

    /** X.509 in DER; what devices and brokers trust. */
    Bytes certificate();

    /**
     * Signs that the key of a request is the device's, whatever name the request itself gives.
     *
     * @param request PKCS #10 (RFC 2986) in DER
     * @return empty when it is none, is not signed by its own key, or has another kind of key than P-256
     */
    Optional<Issued> issue(Address device, Bytes request, Instant made, Instant ends);

    /**
     * @param certificate X.509 in DER
     * @param key that was certified
     */
    record Issued(DeviceCertificate entry, Bytes certificate, PublicKey key) {}
}
