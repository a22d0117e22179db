package org.carrel.device.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.carrel.contract.message.DeviceTime.Quality;
import org.carrel.device.port.Moment;

/**
 * The two clocks of a board. The wall clock counts as synchronized while the time service says so, as free-running when it at least
 * lies after the day this software was written, and as unknown otherwise: a board without a battery clock wakes in the past.
 *
 * <p>For several threads.
 */
public final class SystemClock implements Supplier<Moment> {
    /** systemd-timesyncd touches it when it has set the clock during this boot (systemd-timesyncd.service(8)). */
    public static final Path SYNCHRONIZED_MARK = Path.of("/run/systemd/timesync/synchronized");

    private static final Instant PLAUSIBLE_FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(10).toNanos();

    private final LongSupplier ticker;
    private final InstantSource wall;
    private final Path mark;
    private volatile Looked looked;

    private record Looked(boolean synchronised, long atNanos) {}

    /**
     * @param ticker monotonic nanoseconds
     * @param mark exists while the wall clock is set by a time source
     */
    public SystemClock(LongSupplier ticker, InstantSource wall, Path mark) {
        this.ticker = ticker;
        this.wall = wall;
        this.mark = mark;
        this.looked = new Looked(Files.exists(mark), ticker.getAsLong());
    }

    @Override
    public Moment get() {
        long nanos = ticker.getAsLong();
        Instant now = wall.instant();
        return new Moment(nanos, now, quality(nanos, now));
    }

    private Quality quality(long nanos, Instant now) {
        Looked last = looked;
        if (nanos - last.atNanos() > LOOK_AGAIN_NANOS) {
            last = new Looked(Files.exists(mark), nanos);
            looked = last;
        }
        if (now.isBefore(PLAUSIBLE_FROM)) {
            return Quality.UNKNOWN;
        }
        return last.synchronised() ? Quality.SYNCHRONIZED : Quality.FREE_RUNNING;
    }
}
