package org.carrel.hub;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.HttpDoor;
import org.carrel.hub.adapter.http.hook.HookDelivery;
import org.carrel.hub.adapter.mqtt.Subscriptions;
import org.carrel.hub.adapter.mqtt.broker.EmbeddedBroker;
import org.carrel.hub.adapter.mqtt.link.BrokerAddress;
import org.carrel.hub.adapter.mqtt.link.BrokerLink;
import org.carrel.hub.adapter.mqtt.link.BrokerLogin;
import org.carrel.hub.adapter.pki.HubAuthority;
import org.carrel.hub.adapter.sip2.client.Sip2LibrarySystem;
import org.carrel.hub.adapter.sip2.server.TerminalDoor;
import org.carrel.hub.adapter.sql.PostgresDatabase;
import org.carrel.hub.adapter.sql.PostgresPeers;
import org.carrel.hub.adapter.sql.SqlDatabase;
import org.carrel.hub.backup.Backups;
import org.carrel.hub.duty.Duties;
import org.carrel.hub.duty.Duty;
import org.carrel.hub.ils.ErrandRunner;
import org.carrel.hub.kiosk.DeskSecret;
import org.carrel.hub.runtime.DeviceLanes;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.runtime.Round;
import org.carrel.hub.settings.DataFolder;
import org.carrel.hub.settings.SecretFile;
import org.carrel.hub.settings.Settings;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running hub, as a parts list. */
public final class HubWiring implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HubWiring.class);

    private final FileLock lock;
    private final List<AutoCloseable> running = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    private HubWiring(FileLock lock) {
        this.lock = lock;
    }

    /** Starts everything; what it needs of outside is there when this returns, or an exception says what is not. */
    public static HubWiring start(Settings settings, InstantSource clock) {
        DataFolder folder = DataFolder.open(settings.data());
        HubWiring hub = new HubWiring(folder.lock());
        try {
            hub.assemble(settings, folder, clock);
            return hub;
        } catch (RuntimeException failure) {
            hub.close();
            throw failure;
        }
    }

    private void assemble(Settings settings, DataFolder folder, InstantSource clock) {
        FreshKeys keys = new FreshKeys(clock);
        SqlDatabase database = opened(StoreWiring.open(settings.store(), folder));
        Calls calls = new Calls();
        HubAuthority authority = StoreWiring.authority(database, folder, keys, clock);
        Optional<Sip2LibrarySystem> system = librarySystem(settings, keys, clock);
        HubCore core = opened(new HubCore(new HubCore.Parts(
                database,
                new HubSettings(
                        settings.loans(),
                        settings.holds(),
                        settings.notices().settings(),
                        settings.ledger(),
                        settings.retention(),
                        system.isPresent(),
                        StoreWiring.auditKey(database, folder, keys),
                        settings.kiosks()
                                .beside(system.isPresent())
                                .terms(
                                        new DeskSecret(folder.key("kiosk", keys::secret)),
                                        settings.loans().zone()),
                        settings.registration(),
                        settings.owners(),
                        settings.seats(),
                        authority),
                settings.silence(),
                NoticeWiring.channels(settings.notices(), folder, clock),
                keys::id,
                calls::committed,
                system.stream()
                        .<Function<Transactor<Services>, HubCore.Beside>>map(
                                ils -> store -> Sip2Wiring.beside(store, ils, keys))
                        .toList())));
        publishNotice(core, clock);
        DeviceLanes lanes =
                opened(new DeviceLanes(core.conversation(), core.memory().oddities(), clock));
        Line line = line(settings, folder, core, authority, lanes, keys, clock);
        lanes.attach(line.link());
        Duties duties = duties(database, core, lanes, line.link(), calls);
        openRounds(core, lanes, line, duties, clock, calls);
        Backups backups = BackupWiring.backups(settings, folder);
        opened(BackupWiring.round(backups, settings.copies(), clock).start());
        HttpDoor http = opened(HttpWiring.open(settings.http(), core, door(lanes, line, core), backups, keys, clock));
        calls.rounds.add(opened(new Round(
                        "hub-feed",
                        new Round.Pace(Duration.ofMillis(20), Duration.ofSeconds(2)),
                        () -> http.events().follow())
                .start()));
        HookDelivery hooks = opened(new HookDelivery(core.store(), clock));
        calls.rounds.add(opened(new Round(
                        "hub-webhooks",
                        new Round.Pace(Duration.ofMillis(200), Duration.ofSeconds(5)),
                        PeerWiring.on(duties, Duty.ROUNDS, () -> deliver(hooks)))
                .start()));
        addresses.addFirst("http://" + settings.http().host() + ":" + http.port() + "/");
        openSip2(settings, core, system, clock, duties, calls);
        line.link().start();
    }

    private Duties duties(SqlDatabase database, HubCore core, DeviceLanes lanes, BrokerLink link, Calls calls) {
        if (!(database instanceof PostgresDatabase shared)) {
            return Duties.ALL;
        }
        PostgresPeers peers = opened(PeerWiring.peers(shared, lanes, calls::committed));
        opened(PeerWiring.round(peers, link).start());
        calls.rounds.add(opened(PeerWiring.hours(core).start()));
        return peers;
    }

    private void openRounds(
            HubCore core, DeviceLanes lanes, Line line, Duties duties, InstantSource clock, Calls calls) {
        calls.rounds.add(opened(new Round(
                        "hub-commands", new Round.Pace(Duration.ofMillis(20), Duration.ofMillis(500)), () -> {
                            core.conversation().noticeSilence(clock.instant());
                            if (duties.mine(Duty.SPEAKING)) {
                                lanes.send(core.conversation().due(clock.instant()));
                            }
                        })
                .start()));
        calls.rounds.add(opened(new Round(
                        "hub-rosters",
                        new Round.Pace(Duration.ofMillis(200), Duration.ofSeconds(5)),
                        PeerWiring.on(
                                duties,
                                Duty.SPEAKING,
                                () -> lanes.send(core.conversation().rostersDue(clock.instant()))))
                .start()));
        calls.rounds.add(opened(new Round(
                        "hub-boards",
                        new Round.Pace(Duration.ofMillis(200), Duration.ofSeconds(1)),
                        PeerWiring.on(
                                duties,
                                Duty.SPEAKING,
                                () -> lanes.send(core.conversation().boardsDue(clock.instant()))))
                .start()));
        calls.rounds.add(opened(new Round(
                        "hub-notices",
                        new Round.Pace(Duration.ofMillis(500), Duration.ofSeconds(10)),
                        PeerWiring.on(duties, Duty.ROUNDS, () -> dispatch(core, clock)))
                .start()));
        opened(new Round("hub-tidy", new Round.Pace(Duration.ofSeconds(30), Duration.ofSeconds(60)), () -> {
                    if (duties.mine(Duty.ROUNDS)) {
                        core.tidy(clock.instant());
                    }
                    line.broker().ifPresent(broker -> putOutRevoked(broker, line.byPassword(), core, clock));
                })
                .start());
        opened(new Round(
                        "hub-seats",
                        new Round.Pace(Duration.ofMillis(500), Duration.ofSeconds(1)),
                        PeerWiring.on(duties, Duty.ROUNDS, () -> core.callNext(clock.instant())))
                .start());
    }

    /** Nobody may find other words under the version that they accepted. */
    private static void publishNotice(HubCore core, InstantSource clock) {
        Instant now = clock.instant();
        if (!core.store().<Boolean>write(services -> services.registration().publish(now))) {
            String version = core.store()
                    .read(services -> services.registration().notice().version());
            throw new DataFolder.Unusable("the words in registration.notice are not those that version " + version
                    + " had before; give the new wording a new registration.notice-version");
        }
    }

    private Optional<Sip2LibrarySystem> librarySystem(Settings settings, FreshKeys keys, InstantSource clock) {
        return switch (settings.lender()) {
            case Settings.Lender.ThisHub _ -> Optional.empty();
            case Settings.Lender.LibrarySystem(var address) ->
                Optional.of(opened(Sip2Wiring.system(address, keys, settings.loans(), settings.ledger(), clock)));
        };
    }

    private void openSip2(
            Settings settings,
            HubCore core,
            Optional<Sip2LibrarySystem> system,
            InstantSource clock,
            Duties duties,
            Calls calls) {
        system.ifPresent(ils -> {
            ErrandRunner<Services> errands = Sip2Wiring.errands(core.store(), ils);
            calls.rounds.add(opened(new Round(
                            "hub-ils",
                            new Round.Pace(Duration.ofMillis(200), Duration.ofSeconds(2)),
                            PeerWiring.on(duties, Duty.ROUNDS, () -> {
                                int _ = errands.run(clock.instant());
                            }))
                    .start()));
        });
        switch (settings.sip2()) {
            case Settings.Sip2.Off _ -> {
                // No terminals here.
            }
            case Settings.Sip2.Door door -> {
                TerminalDoor terminals = opened(
                        Sip2Wiring.door(door, core.store(), settings.loans().zone(), clock));
                opened(new Round(
                                "hub-sip2-watch",
                                new Round.Pace(Duration.ofSeconds(5), Duration.ofSeconds(10)),
                                terminals::putOutStuck)
                        .start());
                addresses.add("sip2://" + door.host() + ":" + terminals.port());
            }
        }
    }

    private static Desk.DeviceDoor door(DeviceLanes lanes, Line line, HubCore core) {
        return new Desk.DeviceDoor() {
            @Override
            public boolean open() {
                return lanes.connectedToBroker();
            }

            @Override
            public void putOut(Address device) {
                line.broker().ifPresent(broker -> broker.disconnect(device));
            }

            @Override
            public void forget(Address device) {
                lanes.send(core.conversation().farewell(device));
            }
        };
    }

    /** Whoever lost their credentials while connected, such as by a technician's errand, is put out. */
    private static void putOutRevoked(EmbeddedBroker broker, boolean byPassword, HubCore core, InstantSource clock) {
        for (Address device : broker.connected()) {
            boolean revoked =
                    core.store().read(services -> BrokerWiring.revoked(services, byPassword, device, clock.instant()));
            if (revoked) {
                broker.disconnect(device);
            }
        }
    }

    private static void dispatch(HubCore core, InstantSource clock) {
        int taken = core.notices().dispatch(clock.instant());
        while (taken > 0) {
            taken = core.notices().dispatch(clock.instant());
        }
    }

    private static void deliver(HookDelivery hooks) {
        int told = hooks.deliver();
        while (told > 0) {
            told = hooks.deliver();
        }
    }

    /** @param byPassword how devices come in at the broker */
    private record Line(BrokerLink link, Optional<EmbeddedBroker> broker, boolean byPassword) {}

    private Line line(
            Settings settings,
            DataFolder folder,
            HubCore core,
            HubAuthority authority,
            DeviceLanes lanes,
            FreshKeys keys,
            InstantSource clock) {
        return switch (settings.mqtt()) {
            case Settings.Mqtt.Embedded(String host, int port, Settings.Devices devices) -> {
                String secret = keys.secret().hex();
                EmbeddedBroker broker = opened(EmbeddedBroker.start(
                        folder.broker(),
                        new EmbeddedBroker.Doorway(host, port),
                        secret,
                        BrokerWiring.logins(devices, folder, core, authority, keys, clock)));
                String scheme = devices instanceof Settings.Devices.Certificates ? "mqtts" : "mqtt";
                addresses.add(scheme + "://" + host + ":" + broker.doorway().port());
                yield new Line(
                        link(
                                new BrokerAddress("127.0.0.1", broker.hubPort(), false),
                                new BrokerLogin("hub", EmbeddedBroker.HUB_LOGIN, secret),
                                Subscriptions.filters(false),
                                lanes,
                                keys),
                        Optional.of(broker),
                        devices instanceof Settings.Devices.Passwords);
            }
            case Settings.Mqtt.External(BrokerAddress address, String user, var passwordFile) -> {
                addresses.add(address.toString());
                String password = SecretFile.read(passwordFile);
                // The same in each life of this hub, so that a new one ends what is left of the old one's connection.
                String client = user + "-"
                        + folder.key("client", keys::secret).slice(0, 8).hex();
                List<String> heard = Subscriptions.filters(settings.store() instanceof Settings.Store.Server);
                yield new Line(
                        link(address, new BrokerLogin(client, user, password), heard, lanes, keys),
                        Optional.empty(),
                        false);
            }
        };
    }

    private BrokerLink link(
            BrokerAddress address, BrokerLogin login, List<String> heard, DeviceLanes lanes, FreshKeys keys) {
        Bytes seed = keys.secret();
        return opened(new BrokerLink(
                address,
                login,
                heard,
                lanes,
                new SplittableRandom(Long.parseUnsignedLong(seed.slice(0, 8).hex(), 16))));
    }

    /** Who is to look when something was committed. */
    private static final class Calls {
        private final List<Round> rounds = new CopyOnWriteArrayList<>();

        void committed() {
            rounds.forEach(Round::call);
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        running.add(part);
        return part;
    }

    /** Where the hub can be reached, for the line that says that it is ready. */
    public List<String> addresses() {
        return List.copyOf(addresses);
    }

    /** Stops in the reverse order of starting. */
    @Override
    public void close() {
        for (AutoCloseable part : running.reversed()) {
            try {
                part.close();
            } catch (Exception failure) {
                log.warn("{} did not stop in good order", part, failure);
            }
        }
        running.clear();
        try {
            lock.channel().close();
        } catch (IOException failure) {
            log.warn("the lock file did not close", failure);
        }
    }
}
