package org.carrel.hub.reservation;

import org.carrel.hub.audit.Audit;
import org.carrel.hub.branch.Branches;
import org.carrel.hub.branch.Openings;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.lending.HandInStore;
import org.carrel.hub.lending.LoanStore;
import org.carrel.hub.lending.TransitStore;
import org.carrel.hub.notice.Notices;
import org.carrel.hub.shelf.ShelfStore;

/** What reservations stand on. */
public record HoldParts(
        HoldStore holds,
        HoldTraceStore traces,
        GrantStore grants,
        ConflictStore conflicts,
        RosterStore rosters,
        ShelfStore shelves,
        LoanStore loans,
        HandInStore handIns,
        TransitStore transits,
        Catalogue catalogue,
        Patrons patrons,
        Branches branches,
        Openings openings,
        Notices notices,
        Audit audit,
        Feed feed) {}
