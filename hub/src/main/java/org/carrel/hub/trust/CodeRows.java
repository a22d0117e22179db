package org.carrel.hub.trust;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.enrolment.EnrolmentSecret;
import org.carrel.contract.topic.Address;

/** Where open enrolment codes are kept, one a device at most; within one transaction. */
public interface CodeRows {
    /** Adds or replaces. */
    void put(OpenCode code);

    Optional<OpenCode> find(Address device);

    void remove(Address device);

    void forgetEnded(Instant before);

    /**
     * @param secret what is made of the code; the code itself is kept nowhere
     * @param ends the first instant at which it no longer counts
     * @param failures wrong proofs so far
     * @param spentOn SHA-256 of the request that it was used for; empty while unused
     */
    record OpenCode(Address device, EnrolmentSecret secret, Instant ends, int failures, Bytes spentOn) {
        OpenCode failedOnceMore() {
            return new OpenCode(device, secret, ends, failures + 1, spentOn);
        }

        OpenCode spent(Bytes request) {
            return new OpenCode(device, secret, ends, failures, request);
        }
    }
}
