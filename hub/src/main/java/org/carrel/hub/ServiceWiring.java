package org.carrel.hub;

import java.util.function.Function;
import java.util.function.Supplier;
import org.carrel.hub.access.Access;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.adapter.sql.SqlAuditLog;
import org.carrel.hub.adapter.sql.SqlBranches;
import org.carrel.hub.adapter.sql.SqlCatalogue;
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
import org.carrel.hub.adapter.sql.account.SqlLedger;
import org.carrel.hub.adapter.sql.account.SqlPins;
import org.carrel.hub.adapter.sql.account.SqlRetention;
import org.carrel.hub.adapter.sql.account.SqlTraits;
import org.carrel.hub.adapter.sql.account.SqlTransits;
import org.carrel.hub.adapter.sql.account.SqlWebhooks;
import org.carrel.hub.adapter.sql.fleet.SqlAccess;
import org.carrel.hub.adapter.sql.fleet.SqlAlarmsSeen;
import org.carrel.hub.adapter.sql.fleet.SqlCommands;
import org.carrel.hub.adapter.sql.fleet.SqlConfigurations;
import org.carrel.hub.adapter.sql.fleet.SqlCredentials;
import org.carrel.hub.adapter.sql.fleet.SqlDevices;
import org.carrel.hub.adapter.sql.ils.SqlErrands;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.branch.Branches;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.circulation.Circulation;
import org.carrel.hub.circulation.CirculationParts;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.fleet.Commands;
import org.carrel.hub.fleet.Configurations;
import org.carrel.hub.fleet.Credentials;
import org.carrel.hub.fleet.Devices;
import org.carrel.hub.fleet.Fleet;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.ils.ErrandFeed;
import org.carrel.hub.intake.DeviceEvents;
import org.carrel.hub.ledger.Ledger;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.notice.Notices;
import org.carrel.hub.reservation.HoldParts;
import org.carrel.hub.reservation.Pickup;
import org.carrel.hub.reservation.Reservations;
import org.carrel.hub.reservation.Rosters;
import org.carrel.hub.retention.Retention;
import org.carrel.hub.shelf.Observing;
import org.carrel.hub.shelf.ShelfStore;
import org.carrel.hub.store.Services;
import org.carrel.hub.webhook.Webhooks;

/** The hub's services on one connection, as a parts list. */
public final class ServiceWiring {
    private ServiceWiring() {}

    /** @param ids gives a fresh key each time, safe from any thread */
    public static Function<Sql, Services> services(HubSettings settings, Supplier<String> ids) {
        return sql -> services(sql, settings, ids);
    }

    private static Services services(Sql sql, HubSettings settings, Supplier<String> ids) {
        SqlLoans loans = new SqlLoans(sql);
        SqlErrands errands = new SqlErrands(sql);
        Feed feed = feed(settings, new SqlFeed(sql), errands, loans);
        Audit audit = Audit.chained(new SqlAuditLog(sql), settings.auditKey());
        Branches branches = new SqlBranches(sql);
        Patrons patrons = new SqlPatrons(sql);
        Catalogue catalogue = new SqlCatalogue(sql);
        ShelfStore shelves = new SqlShelves(sql);
        SqlTransits transits = new SqlTransits(sql);
        SqlHolds holdRows = new SqlHolds(sql);
        Notices notices = Notices.by(
                settings.notices(), new Notices.Parts(new SqlNotices(sql), patrons, catalogue, branches, feed));
        HoldParts holds = new HoldParts(
                holdRows,
                new SqlHoldTraces(sql, holdRows),
                new SqlGrants(sql),
                new SqlConflicts(sql),
                new SqlRosters(sql),
                shelves,
                loans,
                transits,
                catalogue,
                patrons,
                branches,
                notices,
                audit,
                feed);
        Ledger ledger = Ledger.by(new SqlLedger(sql), audit, settings.ledger(), ids);
        Lending lending = Lending.by(
                settings.loans(),
                new Lending.Parts(
                        loans,
                        new SqlTraits(sql),
                        transits,
                        catalogue,
                        patrons,
                        branches,
                        Reservations.demand(settings.holds(), holds),
                        ledger,
                        audit,
                        feed),
                ids);
        Reservations reservations = Reservations.by(settings.holds(), holds, ids);
        Pickup pickup = Pickup.by(settings.holds(), holds, lending, ids);
        return new Services(
                branches,
                patrons,
                catalogue,
                lending,
                reservations,
                pickup,
                Rosters.by(settings.holds(), holds),
                shelves,
                DeviceEvents.by(new SqlInbox(sql), pickup, new Observing(shelves, feed), feed),
                notices,
                audit,
                feed,
                fleet(sql, audit, feed),
                new Access(new SqlAccess(sql), audit),
                new SqlAnsweredRequests(sql),
                new Webhooks(new SqlWebhooks(sql), feed, audit),
                retention(
                        settings,
                        new Retention.Parts(new SqlRetention(sql), patrons, lending, reservations, ledger, audit)),
                ledger,
                Circulation.by(new CirculationParts(
                        lending, reservations, ledger, catalogue, patrons, new SqlPins(sql), shelves, audit)),
                errands);
    }

    private static Feed feed(HubSettings settings, SqlFeed facts, SqlErrands errands, SqlLoans loans) {
        return settings.besideLibrarySystem() ? new ErrandFeed(facts, errands, loans) : facts;
    }

    private static Retention retention(HubSettings settings, Retention.Parts parts) {
        return new Retention(parts, settings.retention(), settings.loans());
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
