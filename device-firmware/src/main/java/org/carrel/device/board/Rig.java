package org.carrel.device.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.carrel.contract.message.OperationEvent.StartCause;
import org.carrel.device.driver.scanner.BarcodeScanner;
import org.carrel.device.driver.scanner.ScannerSettings;
import org.carrel.device.driver.scanner.UidCardReader;
import org.carrel.device.driver.scanner.UidFormat;
import org.carrel.device.link.mqtt.MqttSettings;
import org.carrel.device.link.mqtt.PahoHubLink;
import org.carrel.device.link.serial.SerialByteLink;
import org.carrel.device.link.serial.SerialSettings;
import org.carrel.device.link.tcp.TcpByteLink;
import org.carrel.device.port.Agent;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.CardReader;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.HubSession;
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
import org.carrel.device.sync.identity.Identity;
import org.carrel.device.sync.identity.TrustedSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every device's board is put together with: a journal, a line to the hub, lines to hardware, and one loop that steps the agent on the
 * calling thread. Everything opened is let go in reverse order, whatever happened. Opened on one thread; {@link #stop} and {@link
 * #breakOff} are for others.
 *
 * @param <I> everything that can happen to the agent
 */
public final class Rig<I> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rig.class);
    private static final int STOP_SECONDS = 8;

    private final Station station;
    private final SystemClock clock;
    private final Supervisor supervisor;
    private final StepLoop<I> loop;
    private final RandomSource random = new SecureRandomSource();
    private final Deque<Runnable> letGo = new ArrayDeque<>();
    private final List<Runnable> starts = new ArrayList<>();
    private final AtomicReference<Optional<Throwable>> brokenOff = new AtomicReference<>(Optional.empty());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Path natives;
    private final DeviceStore store;
    private final StartHistory history;
    private final Credentials credentials;
    private BooleanSupplier decommissioned = () -> false;

    /** @throws IOException when the device cannot enrol or the journal cannot be opened; nothing is left open */
    public Rig(Station station, SystemClock clock, Supervisor supervisor) throws IOException {
        this.station = station;
        this.clock = clock;
        this.supervisor = supervisor;
        this.loop = new StepLoop<>(clock, supervisor::alive);
        this.credentials = Credentials.of(station);
        this.natives = Files.createDirectories(station.data().resolve("native"));
        System.setProperty("org.sqlite.tmpdir", natives.toString());
        this.store = SqliteDeviceStore.open(
                        station.data().resolve("journal.sqlite"), StoreLimits.USUAL, random.fork("events"), clock.get())
                .store();
        letGo.push(store::close);
        this.history = StartHistory.begin(store, clock.get());
    }

    public DeviceStore store() {
        return store;
    }

    public Moment now() {
        return clock.get();
    }

    public StartCause cause() {
        return history.cause();
    }

    /** Whether it stopped several times shortly after its start. */
    public boolean crashLoop() {
        return history.crashLoop();
    }

    /** Hands something that happened to the agent; waits for a place. For any thread. */
    public void offer(I input) {
        loop.offer(input);
    }

    /** Runs at the start of {@link #run}, in the order given. */
    public void atStart(Runnable start) {
        starts.add(start);
    }

    /** Runs when the board is closed, the last given first. */
    public void atEnd(Runnable end) {
        letGo.push(end);
    }

    /** The conversation with the hub; its line is opened when the agent runs. */
    public HubSession hub(Description description, Function<HubLinkInput, I> told) throws IOException {
        MqttSettings mqtt = MqttSettings.of(
                station.broker().host(),
                station.broker().port(),
                station.address(),
                credentials.login(),
                credentials.trust());
        PahoHubLink link = new PahoHubLink(
                mqtt,
                () -> loop.call(this::nextSession),
                DeviceSession::lastWill,
                input -> loop.offer(told.apply(input)),
                random.fork("link"));
        atStart(link::start);
        atEnd(link::close);
        TrustedSession session = new TrustedSession(
                new DeviceSession(description, store, link, random.fork("asks"), clock.get()),
                store,
                credentials.identity(),
                clock.get());
        decommissioned = session::over;
        return session;
    }

    /** The secret by which cards are recognised off line, in hex. */
    public String rosterKey() throws IOException {
        return credentials.rosterKey();
    }

    /** @param told makes an input of a line's number, 0 for the first, and of what it tells */
    public List<CardReader> cards(List<CardLine> lines, BiFunction<Integer, LinkInput, I> told) {
        List<CardReader> readers = new ArrayList<>();
        for (CardLine card : lines) {
            int number = readers.size();
            line("card-reader-" + (number + 1), card.line(), input -> loop.offer(told.apply(number, input)));
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

    /** A line that is opened when the agent runs, and again and again when it breaks. */
    public ByteLink line(String name, Line line, Consumer<LinkInput> consumer) {
        return switch (line) {
            case Line.Serial serial -> {
                SerialSettings.Parity parity =
                        serial.evenParity() ? SerialSettings.Parity.EVEN : SerialSettings.Parity.NONE;
                SerialByteLink link = new SerialByteLink(
                        new SerialSettings(name, serial.device(), serial.baud(), parity, natives), consumer);
                atStart(link::start);
                atEnd(link::close);
                yield link;
            }
            case Line.Tcp tcp -> {
                TcpByteLink link = new TcpByteLink(name, tcp.host(), tcp.port(), consumer);
                atStart(link::start);
                atEnd(link::close);
                yield link;
            }
        };
    }

    /**
     * Runs until {@link #stop}, or until the agent wants to end.
     *
     * @param over whether the agent wants to end in good order
     * @param leave the agent's last step
     * @throws IllegalStateException when it was broken off
     */
    public void run(Agent<I> agent, BooleanSupplier over, Consumer<Moment> leave) throws InterruptedException {
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
            return over.getAsBoolean()
                    || decommissioned.getAsBoolean()
                    || brokenOff.get().isPresent();
        });
        if (brokenOff.get().isPresent()) {
            throw new IllegalStateException("a thread died", brokenOff.get().get());
        }
        leave.accept(clock.get());
        history.stopped(clock.get());
    }

    /** Makes {@link #run} end with this. For any thread. */
    public void breakOff(Throwable broken) {
        var _ = brokenOff.updateAndGet(first -> first.isPresent() ? first : Optional.of(broken));
    }

    /** Makes {@link #run} return and waits until everything is let go. For any thread but the agent's. */
    public void stop() {
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
                // The rest must be let go all the same: lamps and locks may be among it.
                LOG.warn("something could not be let go in good order", failed);
            }
        }
        clearNatives();
        if (decommissioned.getAsBoolean()) {
            wipe();
        }
        closed.countDown();
    }

    /** Java would do it at its own end, which {@link Program} cuts short. A library that is in use stays so without its file. */
    private void clearNatives() {
        try (Stream<Path> files = Files.walk(natives)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(natives)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | UncheckedIOException stays) {
            LOG.warn("the native libraries in {} could not be cleared away", natives, stays);
        }
    }

    /** Identity, journal, settings, whatever the agent kept: the hub has all of it that matters. */
    private void wipe() {
        credentials.identity().ifPresent(Identity::wipe);
        try (Stream<Path> files = Files.walk(station.data())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(station.data())) {
                    Files.deleteIfExists(file);
                }
            }
            LOG.info("decommissioned; nothing is left in {}", station.data());
        } catch (IOException | UncheckedIOException stays) {
            LOG.warn("decommissioned, but {} could not be emptied", station.data(), stays);
        }
    }

    private long nextSession() {
        long[] session = {0};
        store.write(clock.get(), transaction -> session[0] = transaction.nextSession());
        return session[0];
    }
}
