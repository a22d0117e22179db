package org.carrel.fleet.simulation.board;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.carrel.contract.message.DeviceTime.Quality;
import org.carrel.device.port.Moment;
import org.carrel.sim.kernel.Kernel;

/** The clocks of one board: a monotonic one that starts with it, and a wall clock without a battery that may be wrong. */
public final class DeviceClock {
    private static final long BOOTED_NANOS = 5_000_000_000L;

    private final Kernel kernel;
    private final InstantSource truth;
    private long bootedAt;
    private Duration wrongBy = Duration.ZERO;
    private Quality quality = Quality.SYNCHRONIZED;

    public DeviceClock(Kernel kernel, InstantSource truth) {
        this.kernel = kernel;
        this.truth = truth;
        this.bootedAt = kernel.now();
    }

    public Moment now() {
        return new Moment(
                kernel.now() - bootedAt + BOOTED_NANOS, truth.instant().plus(wrongBy), quality);
    }

    /** The kernel's time at which a deadline of the board's monotonic clock comes. */
    public long atKernel(long deadline) {
        return deadline == Moment.NEVER ? Long.MAX_VALUE : deadline - BOOTED_NANOS + bootedAt;
    }

    /** The board starts in 1970 and does not know what time it is. */
    public void boot() {
        bootedAt = kernel.now();
        wrongBy = Duration.between(truth.instant(), Instant.EPOCH);
        quality = Quality.UNKNOWN;
    }

    /** A time source was heard. */
    public void synchronize() {
        wrongBy = Duration.ZERO;
        quality = Quality.SYNCHRONIZED;
    }

    /** Somebody or something sets the wall clock, and the board goes on believing it. */
    public void step(Duration by) {
        wrongBy = wrongBy.plus(by);
    }

    public boolean right() {
        return wrongBy.isZero() && quality == Quality.SYNCHRONIZED;
    }
}
