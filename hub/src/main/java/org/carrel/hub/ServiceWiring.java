package org.carrel.hub;

import java.util.function.Function;
import java.util.function.Supplier;
import org.carrel.hub.access.Access;
import org.carrel.hub.adapter.map.MapFile;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.adapter.sql.SqlAuditLog;
import org.carrel.hub.adapter.sql.SqlConflicts;
import org.carrel.hub.adapter.sql.SqlFeed;
import org.carrel.hub.adapter.sql.SqlGrants;
import org.carrel.hub.adapter.sql.SqlHoldTraces;
import org.carrel.hub.adapter.sql.SqlHolds;
import org.carrel.hub.adapter.sql.SqlInbox;
import org.carrel.hub.adapter.sql.SqlLoans;
import org.carrel.hub.adapter.sql.SqlNotices;
import org.carrel.hub.adapter.sql.SqlPatrons;
import org.carrel.hub.adapter.sql.SqlRosters;
import org.carrel.hub.adapter.sql.SqlShelves;
import org.carrel.hub.adapter.sql.account.SqlAnsweredRequests;
import org.carrel.hub.adapter.sql.account.SqlHandIns;
import org.carrel.hub.adapter.sql.account.SqlLedger;
import org.carrel.hub.adapter.sql.account.SqlNoticeChoices;
import org.carrel.hub.adapter.sql.account.SqlPins;
import org.carrel.hub.adapter.sql.account.SqlRetention;
import org.carrel.hub.adapter.sql.account.SqlTraits;
import org.carrel.hub.adapter.sql.account.SqlTransits;
import org.carrel.hub.adapter.sql.account.SqlWebhooks;
import org.carrel.hub.adapter.sql.branch.SqlBranches;
import org.carrel.hub.adapter.sql.branch.SqlCalendar;
import org.carrel.hub.adapter.sql.branch.SqlTimetable;
import org.carrel.hub.adapter.sql.catalogue.SqlCatalogue;
import org.carrel.hub.adapter.sql.catalogue.SqlMaps;
import org.carrel.hub.adapter.sql.catalogue.SqlSearch;
import org.carrel.hub.adapter.sql.drop.SqlDrops;
import org.carrel.hub.adapter.sql.fleet.SqlAccess;
import org.carrel.hub.adapter.sql.fleet.SqlAlarmsSeen;
import org.carrel.hub.adapter.sql.fleet.SqlCertificates;
import org.carrel.hub.adapter.sql.fleet.SqlCommands;
import org.carrel.hub.adapter.sql.fleet.SqlConfigurations;
import org.carrel.hub.adapter.sql.fleet.SqlCredentials;
import org.carrel.hub.adapter.sql.fleet.SqlDevices;
import org.carrel.hub.adapter.sql.fleet.SqlEnrolmentCodes;
import org.carrel.hub.adapter.sql.ils.SqlErrands;
import org.carrel.hub.adapter.sql.registration.SqlApplications;
import org.carrel.hub.adapter.sql.seat.SqlSeatLog;
import org.carrel.hub.adapter.sql.seat.SqlZones;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.branch.Branches;
import org.carrel.hub.branch.OpeningCalendar;
import org.carrel.hub.branch.Openings;
import org.carrel.hub.branch.SettingHours;
import org.carrel.hub.branch.TimetableMemory;
import org.carrel.hub.callqueue.TicketSecrets;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.circulation.Circulation;
import org.carrel.hub.circulation.CirculationParts;
import org.carrel.hub.circulation.StockKeeping;
import org.carrel.hub.drop.DropDesk;
import org.carrel.hub.drop.DropParts;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.fleet.Commands;
import org.carrel.hub.fleet.Configurations;
import org.carrel.hub.fleet.Credentials;
import org.carrel.hub.fleet.Devices;
import org.carrel.hub.fleet.Fleet;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.ils.ErrandFeed;
import org.carrel.hub.intake.DeviceEvents;
import org.carrel.hub.kiosk.KioskDesk;
import org.carrel.hub.ledger.Ledger;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.lending.Reminding;
import org.carrel.hub.notice.Notices;
import org.carrel.hub.registration.Registration;
import org.carrel.hub.reservation.HoldParts;
import org.carrel.hub.reservation.Pickup;
import org.carrel.hub.reservation.Reservations;
import org.carrel.hub.reservation.Rosters;
import org.carrel.hub.retention.Retention;
import org.carrel.hub.search.CatalogueSearch;
import org.carrel.hub.seat.SeatOutages;
import org.carrel.hub.seat.Seats;
import org.carrel.hub.shelf.Observing;
import org.carrel.hub.shelf.ShelfStore;
import org.carrel.hub.store.Services;
import org.carrel.hub.trust.Trust;
import org.carrel.hub.way.Guide;
import org.carrel.hub.way.Maps;
import org.carrel.hub.webhook.Webhooks;

/** The hub's services on one connection, as a parts list. */
public final class ServiceWiring {
    private ServiceWiring() {}

    /**
     * Of one hub: all its connections share what is remembered of the hours.
     *
     * @param ids gives a fresh key each time, safe from any thread
     */
    public static Function<Sql, Services> services(HubSettings settings, Supplier<String> ids) {
        Guide guide = new Guide(new MapFile());
        TimetableMemory memory = new TimetableMemory();
        return sql -> services(sql, settings, guide, memory, ids);
    }

    private static Services services(
            Sql sql, HubSettings settings, Guide guide, TimetableMemory memory, Supplier<String> ids) {
        SqlLoans loans = new SqlLoans(sql);
        SqlErrands errands = new SqlErrands(sql);
        CatalogueSearch search = new SqlSearch(sql);
        Catalogue catalogue = new SqlCatalogue(sql, search);
        Feed feed = feed(sql, settings, errands, loans, catalogue);
        Audit audit = Audit.chained(new SqlAuditLog(sql), settings.auditKey());
        SqlTimetable openings = new SqlTimetable(sql, memory);
        Branches branches = new SqlBranches(sql, openings);
        OpeningCalendar calendar = new SqlCalendar(sql, openings);
        Patrons patrons = new SqlPatrons(sql);
        ShelfStore shelves = new SqlShelves(sql);
        SqlTransits transits = new SqlTransits(sql);
        SqlHandIns handIns = new SqlHandIns(sql);
        Notices notices = notices(sql, settings, loans, patrons, catalogue, branches, feed);
        HoldParts holds = holds(
                sql, shelves, loans, handIns, transits, catalogue, patrons, branches, openings, notices, audit, feed);
        Ledger ledger = Ledger.by(new SqlLedger(sql), audit, settings.ledger(), ids);
        Lending lending = lending(settings, loans, handIns, new SqlTraits(sql), transits, holds, ledger, ids);
        Reservations reservations = Reservations.by(settings.holds(), holds, ids);
        Pickup pickup = Pickup.by(settings.holds(), holds, lending, ids);
        CirculationParts counter = new CirculationParts(
                lending, reservations, ledger, catalogue, patrons, new SqlPins(sql), shelves, audit);
        Seats.Parts floor = seats(sql, settings, openings, patrons, notices, audit, feed, ids);
        Seats seats = Seats.by(floor);
        Maps maps = new SqlMaps(sql);
        Registration registration = registration(sql, settings, patrons, branches, audit, ids);
        KioskWiring.Rooms rooms = new KioskWiring.Rooms(
                counter, handIns, seats, registration, search, branches, maps, guide, errands, notices, feed);
        KioskDesk kiosk = KioskWiring.desk(sql, settings.kiosks(), rooms, ids);
        DropDesk drops = drops(sql, settings, counter, feed, ids);
        return new Services(
                branches,
                patrons,
                catalogue,
                search,
                maps,
                registration,
                lending,
                reminding(loans, notices, settings),
                reservations,
                pickup,
                Rosters.by(settings.holds(), holds),
                shelves,
                DeviceEvents.by(new SqlInbox(sql), pickup, kiosk, drops, new Observing(shelves, feed), feed),
                notices,
                audit,
                feed,
                fleet(sql, audit, feed),
                trust(sql, settings, shelves, audit, feed),
                new Access(new SqlAccess(sql), audit),
                new SqlAnsweredRequests(sql),
                new Webhooks(new SqlWebhooks(sql), feed, audit),
                retention(sql, settings, counter),
                ledger,
                Circulation.by(counter),
                new StockKeeping(counter),
                errands,
                calendar,
                openings,
                new SettingHours(branches, calendar, seats::settle, audit),
                seats,
                new SeatOutages(floor),
                kiosk,
                drops);
    }

    private static Trust trust(Sql sql, HubSettings settings, ShelfStore alarms, Audit audit, Feed feed) {
        return new Trust(
                new SqlCertificates(sql), new SqlEnrolmentCodes(sql), settings.authority(), alarms, audit, feed);
    }

    private static DropDesk drops(
            Sql sql, HubSettings settings, CirculationParts parts, Feed feed, Supplier<String> ids) {
        return DropDesk.by(
                new DropParts(parts.lending(), parts.catalogue(), new SqlDrops(sql), parts.audit(), feed, ids),
                settings.owners());
    }

    private static Retention retention(Sql sql, HubSettings settings, CirculationParts parts) {
        Retention.Parts kept = new Retention.Parts(
                new SqlRetention(sql),
                parts.patrons(),
                parts.lending(),
                parts.reservations(),
                parts.ledger(),
                parts.audit());
        return new Retention(kept, settings.retention(), settings.loans());
    }

    private static Feed feed(Sql sql, HubSettings settings, SqlErrands errands, SqlLoans loans, Catalogue catalogue) {
        return settings.besideLibrarySystem()
                ? new ErrandFeed(new SqlFeed(sql), errands, loans, new SqlHolds(sql), catalogue)
                : new SqlFeed(sql);
    }

    private static Lending lending(
            HubSettings settings,
            SqlLoans loans,
            SqlHandIns handIns,
            SqlTraits traits,
            SqlTransits transits,
            HoldParts holds,
            Ledger ledger,
            Supplier<String> ids) {
        Lending.Parts parts = new Lending.Parts(
                loans,
                handIns,
                traits,
                transits,
                holds.catalogue(),
                holds.patrons(),
                holds.openings(),
                Reservations.demand(settings.holds(), holds),
                ledger,
                holds.notices(),
                holds.audit(),
                holds.feed());
        return Lending.by(settings.loans(), parts, ids);
    }

    private static Notices notices(
            Sql sql,
            HubSettings settings,
            SqlLoans loans,
            Patrons patrons,
            Catalogue catalogue,
            Branches branches,
            Feed feed) {
        return Notices.by(
                settings.notices(),
                new Notices.Parts(
                        new SqlNotices(sql),
                        new SqlNoticeChoices(sql),
                        patrons,
                        catalogue,
                        branches,
                        feed,
                        (loan, due) -> loans.loan(loan).orElse(null) instanceof Loan.OpenLoan open
                                && open.due().equals(due)));
    }

    private static Reminding reminding(SqlLoans loans, Notices notices, HubSettings settings) {
        return new Reminding(
                loans, notices, settings.notices().reminders(), settings.loans().zone());
    }

    private static HoldParts holds(
            Sql sql,
            ShelfStore shelves,
            SqlLoans loans,
            SqlHandIns handIns,
            SqlTransits transits,
            Catalogue catalogue,
            Patrons patrons,
            Branches branches,
            Openings openings,
            Notices notices,
            Audit audit,
            Feed feed) {
        SqlHolds rows = new SqlHolds(sql);
        return new HoldParts(
                rows,
                new SqlHoldTraces(sql, rows),
                new SqlGrants(sql),
                new SqlConflicts(sql),
                new SqlRosters(sql),
                shelves,
                loans,
                handIns,
                transits,
                catalogue,
                patrons,
                branches,
                openings,
                notices,
                audit,
                feed);
    }

    private static Seats.Parts seats(
            Sql sql,
            HubSettings settings,
            Openings openings,
            Patrons patrons,
            Notices notices,
            Audit audit,
            Feed feed,
            Supplier<String> ids) {
        return new Seats.Parts(
                new SqlZones(sql, ids),
                new SqlSeatLog(sql),
                openings,
                patrons,
                notices,
                audit,
                feed,
                ids,
                new TicketSecrets(settings.auditKey()),
                settings.seats(),
                settings.holds().zone());
    }

    private static Registration registration(
            Sql sql, HubSettings settings, Patrons patrons, Branches branches, Audit audit, Supplier<String> ids) {
        return new Registration(
                settings.registration(),
                new Registration.Parts(
                        new SqlApplications(sql),
                        patrons,
                        branches,
                        audit,
                        settings.loans().zone(),
                        settings.auditKey()),
                ids);
    }

    private static Fleet fleet(Sql sql, Audit audit, Feed feed) {
        Devices devices = new Devices(new SqlDevices(sql), audit, feed);
        return new Fleet(
                devices,
                new Commands(new SqlCommands(sql), devices, audit, feed),
                new Credentials(new SqlCredentials(sql), audit),
                new Configurations(new SqlConfigurations(sql), audit, feed),
                new SqlAlarmsSeen(sql));
    }
}
