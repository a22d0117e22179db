package org.carrel.shelf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.Death;
import org.carrel.contract.message.RosterKey;
import org.carrel.device.driver.feig.FeigSettings;
import org.carrel.device.driver.scanner.BarcodeScanner;
import org.carrel.device.driver.scanner.ScannerSettings;
import org.carrel.device.driver.scanner.UidCardReader;
import org.carrel.device.driver.scanner.UidFormat;
import org.carrel.device.link.gpio.Pi4jPins;
import org.carrel.device.link.gpio.PinFailure;
import org.carrel.device.link.gpio.PinSetting;
import org.carrel.device.link.mqtt.MqttSettings;
import org.carrel.device.link.mqtt.PahoHubLink;
import org.carrel.device.link.serial.SerialByteLink;
import org.carrel.device.link.serial.SerialSettings;
import org.carrel.device.link.tcp.TcpByteLink;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.CardReader;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.DigitalOutput;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.RandomSource;
import org.carrel.device.runtime.SecureRandomSource;
import org.carrel.device.runtime.StartHistory;
import org.carrel.device.runtime.StepLoop;
import org.carrel.device.runtime.Supervisor;
import org.carrel.device.runtime.SystemClock;
import org.carrel.device.sync.Description;
import org.carrel.device.sync.DeviceSession;
import org.carrel.device.sync.SqliteDeviceStore;
import org.carrel.device.sync.StoreLimits;
import org.carrel.shelf.panel.web.PanelServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shelf on its board: opens everything that the settings name, runs the agent on the calling thread, and lets everything go
 * in reverse order, whatever happened: lamps dark, locks locked.
 */
final class Board implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Board.class);
    private static final String SOFTWARE = "1.0";
    private static final int STOP_SECONDS = 8;

    private final SystemClock clock;
    private final Supervisor supervisor;
    private final StepLoop<ShelfInput> loop;
    private final Deque<Runnable> letGo = new ArrayDeque<>();
    private final AtomicReference<Optional<Throwable>> brokenOff = new AtomicReference<>(Optional.empty());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Runnable> starts = new ArrayList<>();
    private final ShelfAgent agent;
    private final StartHistory history;
    private final PanelServer panel;

    /** Something that the settings name cannot be used; the message says what, and what to do. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static Board open(ShelfSettings settings, DesiredSettings desired, SystemClock clock, Supervisor supervisor) {
        return new Board(settings, desired, clock, supervisor);
    }

    private Board(ShelfSettings settings, DesiredSettings desired, SystemClock clock, Supervisor supervisor) {
        this.clock = clock;
        this.supervisor = supervisor;
        this.loop = new StepLoop<>(clock, supervisor::alive);
        RandomSource random = new SecureRandomSource();
        try {
            Path natives = Files.createDirectories(settings.data().resolve("native"));
            System.setProperty("org.sqlite.tmpdir", natives.toString());
            DeviceStore store = SqliteDeviceStore.open(
                            settings.data().resolve("journal.sqlite"),
                            StoreLimits.USUAL,
                            random.fork("events"),
                            clock.get())
                    .store();
            letGo.push(store::close);
            history = StartHistory.begin(store, clock.get());
            panel = PanelServer.start(settings.panelPort(), action -> loop.offer(new ShelfInput.Touched(action)));
            letGo.push(panel::close);
            Pi4jPins pins = Pi4jPins.open(settings.gpio());
            letGo.push(pins::close);
            PahoHubLink hub = hubLink(settings, store, random);
            DeviceSession session =
                    new DeviceSession(description(settings), store, hub, random.fork("asks"), clock.get());
            List<CardReader> cards = cards(settings, natives);
            ByteLink reader =
                    line("tag-reader", settings.reader(), natives, input -> loop.offer(new ShelfInput.Reader(input)));
            SortedMap<CompartmentId, DigitalOutput> locks = new TreeMap<>();
            SortedMap<CompartmentId, DigitalOutput> lamps = new TreeMap<>();
            for (ShelfSettings.Wired wired : settings.compartments()) {
                CompartmentId id = wired.place().compartment();
                lamps.put(id, pins.output(new PinSetting(wired.lamp(), "lamp-" + id, true)));
                if (wired.place().locked()) {
                    locks.put(id, pins.output(new PinSetting(wired.lock(), "lock-" + id, true)));
                    // The contact pulls its line low while the door is shut, so that a cut wire reads as an open door.
                    starts.add(() -> pins.input(
                            new PinSetting(wired.contact(), "contact-" + id, false),
                            shut -> loop.offer(new ShelfInput.Door(id, !shut))));
                }
            }
            agent = Wiring.shelf(
                    new Wiring.Ports(store, session, reader, cards, lamps, locks, panel, panel, desired),
                    plan(settings),
                    history.cause(),
                    history.crashLoop(),
                    clock.get());
            starts.add(hub::start);
            letGo.push(hub::close);
        } catch (IOException | PinFailure | DeviceStore.StoreFailure | IllegalArgumentException unusable) {
            close();
            throw new Unusable("The shelf cannot start: " + unusable.getMessage(), unusable);
        }
    }

    String screen() {
        return "http://127.0.0.1:" + panel.port() + "/";
    }

    /** Makes {@link #run} end with this. For any thread. */
    void breakOff(Throwable broken) {
        var _ = brokenOff.updateAndGet(first -> first.isPresent() ? first : Optional.of(broken));
    }

    /**
     * Runs until {@link #stop}, or until a command wants a restart.
     *
     * @throws IllegalStateException when it was broken off
     */
    void run() throws InterruptedException {
        starts.forEach(Runnable::run);
        supervisor.ready();
        long stableAt = clock.get().in(StartHistory.STABLE_AFTER);
        boolean[] stable = {false};
        loop.run(agent, () -> {
            Moment now = clock.get();
            if (!stable[0] && now.reached(stableAt)) {
                stable[0] = true;
                history.stable(now);
            }
            return agent.stopRequested() || brokenOff.get().isPresent();
        });
        if (brokenOff.get().isPresent()) {
            throw new IllegalStateException("a thread died", brokenOff.get().get());
        }
        agent.stop(clock.get());
        history.stopped(clock.get());
    }

    /** Makes {@link #run} return and waits until everything is let go. For any thread but the agent's. */
    void stop() {
        supervisor.stopping();
        loop.stop();
        try {
            boolean _ = closed.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        while (!letGo.isEmpty()) {
            try {
                letGo.pop().run();
            } catch (RuntimeException failed) {
                // The rest must be let go all the same: lamps and locks are among it.
                LOG.warn("something could not be let go in good order", failed);
            }
        }
        closed.countDown();
    }

    private PahoHubLink hubLink(ShelfSettings settings, DeviceStore store, RandomSource random) throws IOException {
        MqttSettings.Trust trust = !settings.broker().getScheme().equals("tls")
                ? new MqttSettings.Trust.Plain()
                : settings.authorities()
                        .<MqttSettings.Trust>map(MqttSettings.Trust.Authorities::new)
                        .orElseGet(MqttSettings.Trust.WellKnown::new);
        String password =
                Files.readString(settings.secrets().resolve("password")).strip();
        MqttSettings mqtt = MqttSettings.of(
                settings.broker().getHost(),
                settings.broker().getPort(),
                settings.address(),
                new MqttSettings.Login.Password(password),
                trust);
        return new PahoHubLink(
                mqtt,
                () -> loop.call(() -> nextSession(store)),
                session -> MessageCodec.encode(new Death(session, Death.Cause.LOST)),
                input -> loop.offer(new ShelfInput.Hub(input)),
                random.fork("link"));
    }

    private long nextSession(DeviceStore store) {
        long[] session = {0};
        store.write(clock.get(), transaction -> session[0] = transaction.nextSession());
        return session[0];
    }

    private List<CardReader> cards(ShelfSettings settings, Path natives) {
        List<CardReader> readers = new ArrayList<>();
        for (ShelfSettings.CardLine card : settings.cards()) {
            int number = readers.size();
            line(
                    "card-reader-" + (number + 1),
                    card.line(),
                    natives,
                    input -> loop.offer(new ShelfInput.Card(number, input)));
            readers.add(
                    switch (card.kind()) {
                        case UID_HEX -> new UidCardReader(UidFormat.HEX);
                        case UID_HEX_REVERSED -> new UidCardReader(UidFormat.HEX_REVERSED);
                        case UID_8H10D -> new UidCardReader(UidFormat.DECIMAL_8H10D);
                        case UID_4H4H10D -> new UidCardReader(UidFormat.DECIMAL_4H4H10D);
                        case BARCODE -> new BarcodeScanner(ScannerSettings.USUAL);
                    });
        }
        return readers;
    }

    private ByteLink line(String name, ShelfSettings.Line line, Path natives, Consumer<LinkInput> consumer) {
        return switch (line) {
            case ShelfSettings.Line.Serial serial -> {
                SerialSettings.Parity parity =
                        serial.evenParity() ? SerialSettings.Parity.EVEN : SerialSettings.Parity.NONE;
                SerialByteLink link = new SerialByteLink(
                        new SerialSettings(name, serial.device(), serial.baud(), parity, natives), consumer);
                starts.add(link::start);
                letGo.push(link::close);
                yield link;
            }
            case ShelfSettings.Line.Tcp tcp -> {
                TcpByteLink link = new TcpByteLink(name, tcp.host(), tcp.port(), consumer);
                starts.add(link::start);
                letGo.push(link::close);
                yield link;
            }
        };
    }

    private static Description description(ShelfSettings settings) {
        return new Description(
                settings.address(),
                Birth.Kind.PICKUP_SHELF,
                SOFTWARE,
                settings.compartments().stream()
                        .map(wired -> new Birth.Compartment(
                                wired.place().compartment(), wired.place().locked()))
                        .toList());
    }

    private static Wiring.Plan plan(ShelfSettings settings) throws IOException {
        Bytes key = Bytes.hex(
                Files.readString(settings.secrets().resolve("roster.key")).strip());
        FeigSettings feig = FeigSettings.DEFAULT;
        return new Wiring.Plan(
                settings.layout(),
                new FeigSettings(
                        feig.address(),
                        feig.form(),
                        settings.blockOrder(),
                        feig.antennas(),
                        feig.retries(),
                        feig.faultsBeforeReset(),
                        feig.timing()),
                settings.security(),
                List.of(),
                settings.timings(),
                settings.language(),
                new RosterKey(key),
                SOFTWARE);
    }
}
