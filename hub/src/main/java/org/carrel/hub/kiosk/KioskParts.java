package org.carrel.hub.kiosk;

import java.util.function.Supplier;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.branch.Branches;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.circulation.Circulation;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.ils.ErrandStore;
import org.carrel.hub.lending.HandInStore;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.notice.Notices;
import org.carrel.hub.registration.Registration;
import org.carrel.hub.reservation.Reservations;
import org.carrel.hub.search.CatalogueSearch;
import org.carrel.hub.seat.Seats;
import org.carrel.hub.way.Guide;
import org.carrel.hub.way.Maps;

/**
 * What the desk stands on.
 *
 * @param errands what an existing library system has to be told; nothing is ever in it where there is none
 * @param ids gives a fresh key each time
 */
public record KioskParts(
        Circulation circulation,
        Lending lending,
        HandInStore handIns,
        Reservations reservations,
        Seats seats,
        Registration registration,
        Catalogue catalogue,
        CatalogueSearch search,
        Patrons patrons,
        Branches branches,
        Maps maps,
        Guide guide,
        SessionStore sessions,
        AskMemory asks,
        FindingStore findings,
        HelpCallStore helpCalls,
        ErrandStore errands,
        Notices notices,
        Audit audit,
        Feed feed,
        Supplier<String> ids) {}
