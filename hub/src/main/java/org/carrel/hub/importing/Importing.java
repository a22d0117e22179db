package org.carrel.hub.importing;

import java.io.InputStream;
import java.time.Instant;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.audit.Actor;

/** Takes in files of other systems. Good records are taken although others are damaged; the report names those. */
@FunctionalInterface
public interface Importing {
    /** @param otherBranch where a MARC copy belongs that names no branch of ours */
    ImportReport run(Kind kind, SiteId otherBranch, InputStream file, Actor by, Instant now);

    /** What a file holds and how. */
    enum Kind {
        /** Titles and copies in MARC 21, copies as Koha writes them. */
        MARC_KOHA,
        /** Titles and copies in MARC 21, copies as Symphony writes them. */
        MARC_SYMPHONY,
        /** Titles and copies in MARC 21, copies as the standard itself has them: field 852. */
        MARC_HOLDINGS,
        ITEMS_CSV,
        PATRONS_CSV,
        HOLDS_CSV
    }
}
