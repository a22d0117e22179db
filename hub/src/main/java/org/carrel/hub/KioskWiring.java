package org.carrel.hub;

import java.util.function.Supplier;
import org.carrel.hub.adapter.mqtt.AnswerAsText;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.adapter.sql.kiosk.SqlAsks;
import org.carrel.hub.adapter.sql.kiosk.SqlFindings;
import org.carrel.hub.adapter.sql.kiosk.SqlHelpCalls;
import org.carrel.hub.adapter.sql.kiosk.SqlSessions;
import org.carrel.hub.branch.Branches;
import org.carrel.hub.circulation.Circulation;
import org.carrel.hub.circulation.CirculationParts;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.ils.ErrandStore;
import org.carrel.hub.kiosk.KioskDesk;
import org.carrel.hub.kiosk.KioskParts;
import org.carrel.hub.kiosk.KioskTerms;
import org.carrel.hub.lending.HandInStore;
import org.carrel.hub.notice.Notices;
import org.carrel.hub.registration.Registration;
import org.carrel.hub.search.CatalogueSearch;
import org.carrel.hub.seat.Seats;
import org.carrel.hub.way.Guide;
import org.carrel.hub.way.Maps;

/** The desk for kiosks on one connection, as a parts list. */
final class KioskWiring {
    private KioskWiring() {}

    /** The rooms that the desk stands on. */
    record Rooms(
            CirculationParts counter,
            HandInStore handIns,
            Seats seats,
            Registration registration,
            CatalogueSearch search,
            Branches branches,
            Maps maps,
            Guide guide,
            ErrandStore errands,
            Notices notices,
            Feed feed) {}

    static KioskDesk desk(Sql sql, KioskTerms terms, Rooms rooms, Supplier<String> ids) {
        CirculationParts counter = rooms.counter();
        return KioskDesk.by(
                new KioskParts(
                        Circulation.by(counter),
                        counter.lending(),
                        rooms.handIns(),
                        counter.reservations(),
                        rooms.seats(),
                        rooms.registration(),
                        counter.catalogue(),
                        rooms.search(),
                        counter.patrons(),
                        rooms.branches(),
                        rooms.maps(),
                        rooms.guide(),
                        new SqlSessions(sql),
                        new SqlAsks(sql, new AnswerAsText()),
                        new SqlFindings(sql),
                        new SqlHelpCalls(sql),
                        rooms.errands(),
                        rooms.notices(),
                        counter.audit(),
                        rooms.feed(),
                        ids),
                terms);
    }
}
