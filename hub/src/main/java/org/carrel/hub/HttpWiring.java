package org.carrel.hub;

import io.javalin.util.JavalinBindException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.hub.access.Sessions;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.HttpDoor;
import org.carrel.hub.adapter.http.api.AccountsApi;
import org.carrel.hub.adapter.http.api.AuditApi;
import org.carrel.hub.adapter.http.api.BackupsApi;
import org.carrel.hub.adapter.http.api.CardsApi;
import org.carrel.hub.adapter.http.api.CommandsApi;
import org.carrel.hub.adapter.http.api.DevicesApi;
import org.carrel.hub.adapter.http.api.DropApi;
import org.carrel.hub.adapter.http.api.EnrolmentsApi;
import org.carrel.hub.adapter.http.api.ExportApi;
import org.carrel.hub.adapter.http.api.FloorApi;
import org.carrel.hub.adapter.http.api.HelpApi;
import org.carrel.hub.adapter.http.api.HoldsApi;
import org.carrel.hub.adapter.http.api.KioskApi;
import org.carrel.hub.adapter.http.api.LoansApi;
import org.carrel.hub.adapter.http.api.NoticesApi;
import org.carrel.hub.adapter.http.api.OfficeApi;
import org.carrel.hub.adapter.http.api.PatronsApi;
import org.carrel.hub.adapter.http.api.RegistrationApi;
import org.carrel.hub.adapter.http.api.WebhooksApi;
import org.carrel.hub.adapter.http.catalogue.BranchesApi;
import org.carrel.hub.adapter.http.catalogue.CatalogueApi;
import org.carrel.hub.adapter.http.catalogue.ItemsApi;
import org.carrel.hub.adapter.http.catalogue.SearchApi;
import org.carrel.hub.adapter.http.catalogue.StockApi;
import org.carrel.hub.adapter.http.catalogue.WayApi;
import org.carrel.hub.adapter.http.seat.BookingsApi;
import org.carrel.hub.adapter.http.seat.CalendarApi;
import org.carrel.hub.adapter.http.seat.OutagesApi;
import org.carrel.hub.adapter.http.seat.WaitingApi;
import org.carrel.hub.adapter.http.seat.ZonesApi;
import org.carrel.hub.adapter.map.MapFile;
import org.carrel.hub.backup.Backups;
import org.carrel.hub.enrolment.Enrolment;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.settings.Settings;
import org.carrel.hub.way.Guide;

/** The HTTP side, as a parts list. */
final class HttpWiring {
    private HttpWiring() {}

    /** The hub cannot listen where it should. */
    static final class PortTaken extends RuntimeException {
        PortTaken(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static HttpDoor open(Settings.Http http, HubCore core, Desk.DeviceDoor door, FreshKeys keys, InstantSource clock) {
        return open(http, core, door, Backups.ELSEWHERE, keys, clock);
    }

    static HttpDoor open(
            Settings.Http http,
            HubCore core,
            Desk.DeviceDoor door,
            Backups backups,
            FreshKeys keys,
            InstantSource clock) {
        Desk desk = new Desk(
                core.store(),
                core.memory(),
                door,
                new Enrolment(core.store(), new Enrolment.Chance(keys::secret, keys::salt), clock),
                ImportWiring.imports(core.store()),
                new Guide(new MapFile()),
                new Sessions(),
                core.lockout(),
                keys::id,
                keys::secret,
                clock);
        try {
            return HttpDoor.open(new HttpDoor.Parts(
                    http.host(),
                    http.port(),
                    http.secure(),
                    http.proxies(),
                    http.requestsPerMinute(),
                    desk,
                    endpoints(desk, backups)));
        } catch (JavalinBindException taken) {
            throw new PortTaken(
                    "the pages cannot be served at " + http.host() + ":" + http.port()
                            + "; set http.port to a free one",
                    taken);
        }
    }

    private static List<Endpoint> endpoints(Desk desk, Backups backups) {
        return Stream.of(
                        new DevicesApi(desk).endpoints(),
                        new EnrolmentsApi(desk).endpoints(),
                        new CommandsApi(desk).endpoints(),
                        new FloorApi(desk).endpoints(),
                        new HoldsApi(desk).endpoints(),
                        new LoansApi().endpoints(),
                        new CatalogueApi(desk).endpoints(),
                        new StockApi().endpoints(),
                        new BranchesApi(desk).endpoints(),
                        new SearchApi(desk).endpoints(),
                        new WayApi(desk).endpoints(),
                        new PatronsApi(desk).endpoints(),
                        new RegistrationApi(desk).endpoints(),
                        new AccountsApi().endpoints(),
                        new CardsApi(desk).endpoints(),
                        new NoticesApi().endpoints(),
                        new ItemsApi(desk).endpoints(),
                        new KioskApi(desk).endpoints(),
                        new HelpApi(desk).endpoints(),
                        new DropApi(desk).endpoints(),
                        new WebhooksApi(desk).endpoints(),
                        new OfficeApi(desk).endpoints(),
                        new AuditApi(desk).endpoints(),
                        new ExportApi().endpoints(),
                        new BackupsApi(desk, backups).endpoints(),
                        new ZonesApi(desk).endpoints(),
                        new OutagesApi().endpoints(),
                        new BookingsApi().endpoints(),
                        new WaitingApi(desk).endpoints(),
                        new CalendarApi(desk).endpoints())
                .flatMap(List::stream)
                .toList();
    }
}
