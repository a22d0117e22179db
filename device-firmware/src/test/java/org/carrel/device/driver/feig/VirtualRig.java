package org.carrel.device.driver.feig;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.feig.FeigReaderEmulator;
import org.carrel.sim.feig.ReaderOptions;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.world.World;

/** Driver and emulator in one thread, in virtual time: seconds of silence pass in microseconds. */
final class VirtualRig implements ReaderRig, ByteLink, SerialWire {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** The program opens the device again so long after it appeared or was let go. */
    private static final Duration REOPENING = Duration.ofMillis(100);

    private final World world;
    private final Kernel kernel;
    private final FeigReaderEmulator emulator;
    private final FeigReader reader;
    private final Queue<TagResult> results = new ArrayDeque<>();
    private boolean plugged = true;

    VirtualRig(long seed, FeigSettings settings, ReaderOptions options) {
        world = ReaderRig.world(Kernel.Limits.simulation(), seed);
        kernel = world.kernel();
        emulator = new FeigReaderEmulator(world, SHELF, options, Chance.seeded(seed), this, traffic -> {});
        reader = new FeigReader(this, settings);
        opensSoon();
    }

    @Override
    public <T> T inWorld(Callable<T> deed) throws Exception {
        return deed.call();
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
    public TagResult ask(TagCommand command) {
        reader.start(command, moment());
        run(() -> !results.isEmpty());
        return results.remove();
    }

    @Override
    public void await(Class<? extends ReaderHealth> health) {
        run(() -> health.isInstance(reader.health()));
    }

    /** Nanoseconds of the world's time. */
    long now() {
        return kernel.now();
    }

    @Override
    public void send(Bytes bytes) {
        if (plugged) {
            emulator.receive(Octets.of(bytes.toArray()));
        }
    }

    @Override
    public void reopen() {
        // Told in an event of its own, as a link's thread would.
        kernel.after(Duration.ofMillis(1), "program", () -> tell(new LinkInput.Lost("reopened")));
        opensSoon();
    }

    @Override
    public void transmit(Octets bytes) {
        tell(new LinkInput.Received(Bytes.of(bytes.toArray())));
    }

    @Override
    public void pullOut() {
        plugged = false;
        tell(new LinkInput.Lost("unplugged"));
    }

    @Override
    public void plugIn() {
        plugged = true;
        opensSoon();
    }

    @Override
    public void close() {}

    private void opensSoon() {
        kernel.after(REOPENING, "program", () -> {
            if (plugged) {
                tell(new LinkInput.Opened());
            }
        });
    }

    private void tell(LinkInput input) {
        collect(reader.receive(input, moment()));
    }

    private void run(BooleanSupplier enough) {
        long end = kernel.now() + LIMIT.toNanos();
        while (!enough.getAsBoolean()) {
            long deadline = reader.nextDeadline();
            if (Math.min(deadline, kernel.nextAt()) > end) {
                throw new AssertionError("nothing more happens: " + reader.health());
            }
            if (kernel.nextAt() <= deadline) {
                kernel.step();
            } else {
                kernel.runUntil(Math.max(deadline, kernel.now()));
                collect(reader.wake(moment()));
            }
        }
    }

    private void collect(Optional<TagResult> result) {
        result.ifPresent(results::add);
    }

    private Moment moment() {
        return new Moment(kernel.now(), Instant.EPOCH, DeviceTime.Quality.SYNCHRONIZED);
    }
}
