package org.carrel.hub.kiosk;

import java.time.Instant;
import java.util.List;

/** What staff have to look at; resolved ones stay as evidence. Within one transaction. */
public interface FindingStore {
    void add(Finding finding);

    /** Open ones, oldest first. */
    List<Finding> open();

    /** @return false when it was not open */
    boolean resolve(String finding, String by, Instant now);
}
