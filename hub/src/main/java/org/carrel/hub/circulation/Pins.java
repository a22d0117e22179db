package org.carrel.hub.circulation;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.access.SlowHash;

/** Where the hashes of patrons' PINs are kept. */
public interface Pins {
    Optional<SlowHash> pin(PatronId patron);

    /** Adds or replaces. */
    void put(PatronId patron, SlowHash hash, Instant now);

    void remove(PatronId patron);
}
