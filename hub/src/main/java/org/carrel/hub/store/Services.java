package org.carrel.hub.store;

import org.carrel.hub.access.Access;
import org.carrel.hub.access.AnsweredRequests;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.branch.Branches;
import org.carrel.hub.branch.OpeningCalendar;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.circulation.Circulation;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.fleet.Fleet;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.ils.ErrandStore;
import org.carrel.hub.intake.DeviceEvents;
import org.carrel.hub.ledger.Ledger;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.lending.Reminding;
import org.carrel.hub.notice.Notices;
import org.carrel.hub.registration.Registration;
import org.carrel.hub.reservation.Pickup;
import org.carrel.hub.reservation.Reservations;
import org.carrel.hub.reservation.Rosters;
import org.carrel.hub.retention.Retention;
import org.carrel.hub.search.CatalogueSearch;
import org.carrel.hub.seat.Seats;
import org.carrel.hub.shelf.Shelves;
import org.carrel.hub.way.Maps;
import org.carrel.hub.webhook.Webhooks;

/** The hub's services on one transaction; see {@link org.carrel.hub.transaction.Transactor}. */
public record Services(
        Branches branches,
        Patrons patrons,
        Catalogue catalogue,
        CatalogueSearch search,
        Maps maps,
        Registration registration,
        Lending lending,
        Reminding reminding,
        Reservations reservations,
        Pickup pickup,
        Rosters rosters,
        Shelves shelves,
        DeviceEvents events,
        Notices notices,
        Audit audit,
        Feed feed,
        Fleet fleet,
        Access access,
        AnsweredRequests answeredRequests,
        Webhooks webhooks,
        Retention retention,
        Ledger ledger,
        Circulation circulation,
        ErrandStore errands,
        OpeningCalendar calendar,
        Seats seats) {}
