package org.carrel.hub.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Answers to requests that came with a key of the caller's. Kept in the transaction of what they did, so that there is either both
 * or neither: a request that is sent again since its answer was lost is answered again and not done again.
 */
public interface AnsweredRequests {
    Optional<Answered> answered(String caller, String key);

    void put(String caller, String key, Answered answered, Instant now);

    int forgetBefore(Instant then);

    /**
     * @param request a digest of what was asked
     * @param body as it was sent; empty for none
     */
    record Answered(String request, int status, String body) {}
}
