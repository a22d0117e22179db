package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.List;

/** What staff have to put right. */
public interface ConflictStore {
    void add(Conflict conflict);

    /** Open ones, oldest first. */
    List<Conflict> open();

    /** Open ones that came with this loan. */
    List<Conflict> openAbout(String loan);

    /** @return false when it was not open */
    boolean resolve(String conflict, String by, Instant now);
}
