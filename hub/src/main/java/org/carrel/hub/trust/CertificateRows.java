package org.carrel.hub.trust;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.topic.Address;

/** Where the register of certificates is kept; within one transaction. */
public interface CertificateRows {
    void add(DeviceCertificate certificate);

    /** Newest first, those that no longer hold included. */
    List<DeviceCertificate> of(Address device);

    /** Those of all devices, by site and device, newest first. */
    List<DeviceCertificate> all();

    /** Ends those that nobody has revoked. */
    void revokeAll(Address device, Instant now);

    /** Forgets those that ended before this. */
    void forgetEnded(Instant before);
}
