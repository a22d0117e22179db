package org.carrel.hub.branch;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.SiteId;

/** The buildings of the library. */
public interface Branches {
    Optional<Branch> branch(SiteId site);

    /** All, by site. */
    List<Branch> all();

    /** Adds or replaces. */
    void put(Branch branch);
}
