package org.carrel.hub;

import java.util.function.Supplier;
import org.carrel.hub.adapter.mqtt.AnswerAsText;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.adapter.sql.kiosk.SqlAsks;
import org.carrel.hub.adapter.sql.kiosk.SqlFindings;
import org.carrel.hub.adapter.sql.kiosk.SqlSessions;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.branch.Branches;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.circulation.Circulation;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.kiosk.KioskDesk;
import org.carrel.hub.kiosk.KioskParts;
import org.carrel.hub.kiosk.KioskTerms;
import org.carrel.hub.lending.HandInStore;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.reservation.Reservations;
import org.carrel.hub.search.CatalogueSearch;
import org.carrel.hub.seat.Seats;
import org.carrel.hub.way.Guide;
import org.carrel.hub.way.Maps;

/** The desk for kiosks on one connection, as a parts list. */
final class KioskWiring {
    private KioskWiring() {}

    /** The rooms that the desk stands on. */
    record Rooms(
            Circulation circulation,
            Lending lending,
            HandInStore handIns,
            Reservations reservations,
            Seats seats,
            Catalogue catalogue,
            CatalogueSearch search,
            Patrons patrons,
            Branches branches,
            Maps maps,
            Guide guide,
            Audit audit,
            Feed feed) {}

    static KioskDesk desk(Sql sql, KioskTerms terms, Rooms rooms, Supplier<String> ids) {
        return KioskDesk.by(
                new KioskParts(
                        rooms.circulation(),
                        rooms.lending(),
                        rooms.handIns(),
                        rooms.reservations(),
                        rooms.seats(),
                        rooms.catalogue(),
                        rooms.search(),
                        rooms.patrons(),
                        rooms.branches(),
                        rooms.maps(),
                        rooms.guide(),
                        new SqlSessions(sql),
                        new SqlAsks(sql, new AnswerAsText()),
                        new SqlFindings(sql),
                        rooms.audit(),
                        rooms.feed(),
                        ids),
                terms);
    }
}
