package org.carrel.hub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.access.Scope;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.HttpDoor;
import org.carrel.hub.adapter.http.Proxies;
import org.carrel.hub.adapter.pki.HubAuthority;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.settings.Settings;
import org.carrel.hub.store.Services;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A hub's real HTTP side over a small library in memory, with a clock moved by hand, and a client for each scope. */
final class RestDoor implements AutoCloseable {
    static final SiteId MAIN = new SiteId("main");
    private static final Actor SETUP = new Actor.Hub("test");
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T01:00:00Z"));
    final HubCore core;
    final HttpDoor door;
    final String staff;
    final String circulation;
    final String reader;
    final String console;
    private final HttpClient client = HttpClient.newHttpClient();

    RestDoor(int requestsPerMinute) {
        InstantSource clock = now::get;
        FreshKeys keys = new FreshKeys(clock);
        core = new HubCore(new HubCore.Parts(
                TestStore.inMemory(),
                new HubSettings(
                        LoanTerms.USUAL,
                        HoldTerms.USUAL,
                        new NoticeSettings(new TreeSet<>(), true, LoanTerms.USUAL.zone()),
                        Bytes.of(new byte[32]),
                        HubAuthority.open(HubAuthority.fresh(keys::secret, now.get()), keys::secret)),
                Duration.ofSeconds(100),
                List.of(),
                keys::id,
                () -> {}));
        core.store().run(RestDoor::seed);
        staff = token(keys, "STAFF", Scope.ALL);
        circulation = token(keys, "CIRCULATION", Scope.parse("catalogue,seats,circulation"));
        reader = token(keys, "READ", Scope.parse("catalogue"));
        console = token(keys, "CONSOLE", Scope.parse("devices,device-control"));
        door = HttpWiring.open(
                new Settings.Http("127.0.0.1", 0, false, Proxies.parse("127.0.0.1"), requestsPerMinute),
                core,
                new Shut(),
                keys,
                clock);
    }

    /** For a program with just these. */
    String token(SortedSet<Scope> scopes) {
        return token(new FreshKeys(now::get), "test", scopes);
    }

    private String token(FreshKeys keys, String name, SortedSet<Scope> scopes) {
        return core.store()
                .write(services ->
                        services.access().issueToken(keys.id(), name, scopes, keys.secret(), SETUP, now.get()));
    }

    private static void seed(Services services) {
        services.branches().put(new Branch(MAIN, "總館", "Main Library", WeeklyHours.ALWAYS));
        for (String id : List.of("ann", "bo")) {
            services.patrons()
                    .put(new Patron(
                            new PatronId(id),
                            new PersonName("王小明"),
                            List.of(new LibraryCard(
                                    LibraryCard.CardScheme.OWN_BARCODE,
                                    new CardNumber("C-" + id),
                                    LibraryCard.CardState.VALID)),
                            "zh-Hant",
                            new Contact.Unreachable(),
                            "adult",
                            MAIN,
                            new TreeSet<>(),
                            LocalDate.of(2040, 12, 31)));
        }
        for (int title = 1; title <= 5; title++) {
            BibId bib = new BibId("t" + title);
            services.catalogue().put(new Bib(bib, "書 " + title, "", "", "857", "chi", "2019"));
            services.catalogue()
                    .put(new Item(new ItemId("i" + title), bib, MAIN, "", AfiPolicy.ISO_28560, Item.Use.LENDABLE));
        }
    }

    /** A request in the making. */
    HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError("no answer", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(staff, path));
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(staff, path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return send(request.method(method, BodyPublishers.ofString(body)));
    }

    /** @param token of the caller, or empty for none */
    HttpResponse<String> sendAs(String token, String method, String path, String body) {
        HttpRequest.Builder request = request(token, path).header("Content-Type", "application/json");
        if (token.isEmpty()) {
            request.setHeader("Authorization", "");
        }
        return send(request.method(method, BodyPublishers.ofString(body)));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    static JsonNode json(String body) {
        return JSON.readTree(body);
    }

    @Override
    public void close() {
        client.close();
        door.close();
        core.close();
    }

    /** No device can be reached. */
    private static final class Shut implements Desk.DeviceDoor {
        @Override
        public boolean open() {
            return true;
        }

        @Override
        public void putOut(Address device) {
            // Nobody is connected.
        }

        @Override
        public void forget(Address device) {
            // Nobody is connected.
        }
    }
}
