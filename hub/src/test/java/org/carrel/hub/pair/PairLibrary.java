package org.carrel.hub.pair;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.HubCore;
import org.carrel.hub.HubSettings;
import org.carrel.hub.Library;
import org.carrel.hub.TestPostgres;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.adapter.sql.PostgresAddress;
import org.carrel.hub.adapter.sql.PostgresDatabase;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.adapter.sql.SqlStore;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.settings.DataFolder;
import org.carrel.hub.trust.AccessList;
import org.carrel.sim.link.LocalMosquitto;

/** A library for two hubs: its database on a server, its broker, the hubs' data folders. */
final class PairLibrary implements AutoCloseable {
    private static final InstantSource CLOCK = InstantSource.system();

    private final PostgresAddress address = TestPostgres.shared().freshAddress();
    private final FreshKeys keys = new FreshKeys(CLOCK);
    private final Path folder;
    private final LocalMosquitto broker;
    private final BusyLibrary founding;

    /** @param folder for everything */
    PairLibrary(Path folder, int shelves, int booksEach) throws Exception {
        this.folder = folder;
        Bytes audit = DataFolder.open(folder.resolve("hub-1")).key("audit", keys::secret);
        DataFolder.open(folder.resolve("hub-2")).key("audit", () -> audit);
        HubSettings settings = new HubSettings(
                LoanTerms.USUAL,
                HoldTerms.USUAL,
                new NoticeSettings(new TreeSet<>(List.of(NoticeId.Channel.FILE)), true, LoanTerms.USUAL.zone()),
                audit);
        try (HubCore core = new HubCore(new HubCore.Parts(
                PostgresDatabase.open(address, "postgres"),
                settings,
                Duration.ofSeconds(100),
                List.of(),
                keys::id,
                () -> {}))) {
            founding = new BusyLibrary(core, keys, shelves, booksEach);
            broker = broker();
        }
    }

    /** From the accounts and rights that {@code mosquitto FOLDER --user hub,hub-2} writes, a hub by each account. */
    private LocalMosquitto broker() throws Exception {
        List<String> hubs = List.of("hub", "hub-2");
        List<String> accounts = new ArrayList<>();
        for (String hub : hubs) {
            DataFolder.writeSecret(folder.resolve(hub + "-password"), keys.password());
            accounts.add(hub + ":"
                    + SlowHash.of(Files.readString(folder.resolve(hub + "-password")), keys.salt())
                            .text());
        }
        List<Address> shelves = new ArrayList<>();
        founding.passwords().forEach((shelf, password) -> {
            Address device = new Address(Library.MAIN, new DeviceId(shelf));
            shelves.add(device);
            accounts.add(device.login() + ":"
                    + SlowHash.ofSecret(password, keys.salt()).text());
        });
        Files.write(folder.resolve("passwords"), accounts);
        Files.writeString(folder.resolve("access-list"), AccessList.text(hubs, shelves));
        return LocalMosquitto.start(
                LocalMosquitto.program().orElseThrow(),
                folder,
                1,
                ports -> List.of(
                        "listener " + ports.getFirst() + " 127.0.0.1",
                        "allow_anonymous false",
                        "password_file " + folder.resolve("passwords"),
                        "acl_file " + folder.resolve("access-list"),
                        "max_inflight_messages 20",
                        "max_queued_messages 1000",
                        "max_topic_alias 0",
                        "max_qos 1",
                        "set_tcp_nodelay true",
                        "use_username_as_clientid true"));
    }

    /** @param user by which it is known at the broker */
    HubProcess hub(String data, String user) throws Exception {
        Path password = Files.writeString(folder.resolve("store-password"), "postgres");
        return new HubProcess(
                folder.resolve(data),
                List.of(
                        "data=" + folder.resolve(data),
                        "http.port=0",
                        "store=" + address,
                        "store.password-file=" + password,
                        "mqtt.broker=tcp://127.0.0.1:" + broker.port(0),
                        "mqtt.user=" + user,
                        "mqtt.password-file=" + folder.resolve(user + "-password")));
    }

    /** Each with the books that it is to put up. */
    List<BusyShelf> shelves() throws Exception {
        return founding.shelves(broker.port(0));
    }

    /** Of an API client that may do everything. */
    String token() {
        return founding.token();
    }

    /** Reads the database as an auditor does. */
    <T> List<T> rows(String query, java.util.function.Function<Row, T> reader) {
        try (SqlStore<Sql> store = new SqlStore<>(PostgresDatabase.open(address, "postgres"), sql -> sql, () -> {})) {
            return store.read(sql -> sql.list(query, reader));
        }
    }

    /** Lines that hubs have written for another program to send, of both hubs. */
    List<String> noticesSent() throws Exception {
        List<String> lines = new ArrayList<>();
        for (String hub : List.of("hub-1", "hub-2")) {
            Path file = folder.resolve(hub).resolve("notices/notices.jsonl");
            if (Files.exists(file)) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    @Override
    public void close() {
        broker.close();
    }
}
