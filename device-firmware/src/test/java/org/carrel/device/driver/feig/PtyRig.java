package org.carrel.device.driver.feig;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.link.serial.SerialByteLink;
import org.carrel.device.link.serial.SerialSettings;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.sim.feig.FeigReaderEmulator;
import org.carrel.sim.feig.ReaderOptions;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.RealPace;
import org.carrel.sim.link.PtyWire;
import org.carrel.sim.world.World;

/** Driver and emulator on the two ends of a pseudo-terminal, the driver through jSerialComm as on a board, at the pace of the wall clock. */
final class PtyRig implements ReaderRig {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final World world;
    private final RealPace pace;
    private final Thread worldThread;
    private final PtyWire wire;
    private final SerialByteLink link;
    private final FeigReader reader;
    private final BlockingQueue<LinkInput> inbox = new LinkedBlockingQueue<>();
    private Optional<TagResult> result = Optional.empty();

    PtyRig(Path folder, FeigSettings settings, ReaderOptions options) {
        world = ReaderRig.world(Kernel.Limits.live(), 1);
        pace = new RealPace(world.kernel(), System::nanoTime);
        worldThread = Thread.ofPlatform().daemon().name("test-world").start(pace);
        AtomicReference<FeigReaderEmulator> emulator = new AtomicReference<>();
        wire = new PtyWire(
                folder.resolve("reader"), pace, bytes -> emulator.get().receive(bytes));
        pace.ask(() -> {
                    emulator.set(new FeigReaderEmulator(world, SHELF, options, Chance.seeded(1), wire, traffic -> {}));
                    return true;
                })
                .join();
        link = new SerialByteLink(
                new SerialSettings(
                        "reader", wire.path(), 38_400, SerialSettings.Parity.EVEN, Path.of("target/jserialcomm")),
                inbox::add);
        reader = new FeigReader(link, settings);
        link.start();
    }

    @Override
    public <T> T inWorld(Callable<T> deed) {
        return pace.ask(() -> {
                    try {
                        return deed.call();
                    } catch (Exception wrong) {
                        throw new IllegalStateException(wrong);
                    }
                })
                .join();
    }

    @Override
    public World world() {
        return world;
    }

    @Override
    public FeigReader reader() {
        return reader;
    }

    @Override
    public TagResult ask(TagCommand command) throws InterruptedException {
        result = Optional.empty();
        reader.start(command, moment());
        run(() -> result.isPresent());
        return result.orElseThrow();
    }

    @Override
    public void await(Class<? extends ReaderHealth> health) throws InterruptedException {
        run(() -> health.isInstance(reader.health()));
    }

    @Override
    public void close() throws InterruptedException {
        link.close();
        wire.close();
        pace.stop();
        worldThread.join();
    }

    private void run(BooleanSupplier enough) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!enough.getAsBoolean()) {
            long left = Math.min(reader.nextDeadline(), end) - System.nanoTime();
            LinkInput input = inbox.poll(left, TimeUnit.NANOSECONDS);
            Optional<TagResult> step = input == null ? reader.wake(moment()) : reader.receive(input, moment());
            result = step.isPresent() ? step : result;
            if (System.nanoTime() > end) {
                throw new AssertionError("nothing more happens: " + reader.health());
            }
        }
    }

    private static Moment moment() {
        return new Moment(System.nanoTime(), Instant.EPOCH, DeviceTime.Quality.SYNCHRONIZED);
    }
}
