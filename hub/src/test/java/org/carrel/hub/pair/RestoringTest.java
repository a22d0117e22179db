package org.carrel.hub.pair;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.carrel.hub.HubCore;
import org.carrel.hub.HubSettings;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.adapter.sql.SqlStore;
import org.carrel.hub.adapter.sql.SqliteFile;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.settings.DataFolder;
import org.carrel.sim.link.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: a library that loses its database goes on from a backup, and what shelves reported since is there again, once. Method: the shipped
 * program on its real files: run, back up through the API while it runs, run on, lose the database, restore on the command line, run.
 */
class RestoringTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int BOOKS_EACH = 200;

    @TempDir
    private Path folder;

    private final int port = FreePort.any();

    private BusyLibrary found() {
        FreshKeys keys = new FreshKeys(InstantSource.system());
        DataFolder data = DataFolder.open(folder.resolve("data"));
        try (HubCore core = new HubCore(new HubCore.Parts(
                SqliteFile.open(data.database()),
                new HubSettings(
                        LoanTerms.USUAL,
                        HoldTerms.USUAL,
                        new NoticeSettings(new TreeSet<>(List.of(NoticeId.Channel.FILE)), true, LoanTerms.USUAL.zone()),
                        data.key("audit", keys::secret)),
                Duration.ofSeconds(100),
                List.of(),
                keys::id,
                () -> {}))) {
            return new BusyLibrary(core, keys, 2, BOOKS_EACH);
        }
    }

    private HubProcess hub(String... errand) throws Exception {
        return new HubProcess(
                folder,
                List.of(
                        "data=" + folder.resolve("data"),
                        "http.port=0",
                        "mqtt.port=" + port,
                        "mqtt.host=127.0.0.1",
                        "mqtt.devices=passwords"),
                List.of(errand));
    }

    private <T> List<T> rows(String query, Function<Row, T> reader) {
        try (SqlStore<Sql> store =
                new SqlStore<>(SqliteFile.open(folder.resolve("data/hub.sqlite")), sql -> sql, () -> {})) {
            return store.read(sql -> sql.list(query, reader));
        }
    }

    @Test
    void whatTheBackupLacksComesAgainOnce() throws Exception {
        BusyLibrary library = found();
        HubProcess hub = hub();
        String pages = hub.http().resolve("/api/v1/backups").toString();
        List<BusyShelf> shelves = library.shelves(port);
        for (BusyShelf shelf : shelves) {
            shelf.open();
        }
        awaitCollected(shelves, 2);
        assertEquals(201, post(pages, library.token()).statusCode());
        int collectedInBackup = shelves.stream().mapToInt(BusyShelf::collected).sum();
        awaitCollected(shelves, collectedInBackup / 2 + 3);
        hub.kill();
        Path backup;
        try (var kept = Files.list(folder.resolve("data/backups"))) {
            backup = kept.filter(file -> file.toString().endsWith(".sqlite"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(folder.resolve("data/hub.sqlite"));

        assertEquals(0, hub("restore", backup.toString()).ended(PATIENCE));
        long restoredEvents =
                rows("SELECT id FROM inbox", row -> row.text("id")).size();
        HubProcess again = hub();
        again.http();
        for (BusyShelf shelf : shelves) {
            assertTrue(shelf.finished(PATIENCE), shelf.address() + " has done " + shelf.collected() + " books");
            shelf.close();
        }
        again.close();

        long events = shelves.stream().mapToLong(shelf -> shelf.events().size()).sum();
        assertTrue(restoredEvents < events, "the backup lacked something");
        for (BusyShelf shelf : shelves) {
            assertEquals(
                    shelf.events().stream()
                            .map(event -> event.sequence() + " " + event.id())
                            .toList(),
                    rows(
                            "SELECT sequence, id FROM inbox WHERE device = '"
                                    + shelf.address().device() + "' ORDER BY sequence",
                            row -> row.number("sequence") + " " + row.text("id")));
        }
        int collected = shelves.stream().mapToInt(BusyShelf::collected).sum();
        assertEquals(
                collected, rows("SELECT id FROM loan", row -> row.text("id")).size(), "each taking once");
        assertEquals(
                List.of(), rows("SELECT kind, detail FROM incident", row -> row.text("kind") + row.text("detail")));
        assertFalse(shelves.stream().mapToInt(BusyShelf::sentAgain).sum() == 0, "they were sent again");
    }

    private static void awaitCollected(List<BusyShelf> shelves, int each) {
        await().atMost(PATIENCE).until(() -> shelves.stream().allMatch(shelf -> shelf.collected() >= each));
    }

    private static HttpResponse<String> post(String address, String token) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(java.net.URI.create(address))
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
