package org.carrel.hub.notice;

import java.time.Instant;
import org.carrel.contract.id.PatronId;

/** What patrons have chosen. */
public interface NoticeChoices {
    /** {@link NoticeChoice#EVERYTHING} of one who has chosen nothing. */
    NoticeChoice of(PatronId patron);

    void put(PatronId patron, NoticeChoice choice, Instant now);
}
