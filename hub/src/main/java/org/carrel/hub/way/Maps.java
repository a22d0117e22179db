package org.carrel.hub.way;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.SiteId;

/** The branches' maps as they were handed in. One transaction. */
public interface Maps {
    /** A map's text; {@code changed} tells one version from another. */
    record Stored(String content, Instant changed) {}

    Optional<Stored> map(SiteId branch);

    void put(SiteId branch, Stored map);
}
