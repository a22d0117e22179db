package org.carrel.device.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.carrel.contract.message.DeviceTime.Quality;
import org.carrel.device.port.Moment;

/**
 * The two clocks of a board. The wall clock counts as synchronized once the time service has set it during this boot. Otherwise it is
 * free-running where something kept the time while the power was off, and lies after the day this software was written; and unknown
 * elsewhere: a board without a battery clock wakes with the time at which it was switched off, which looks right and is not.
 *
 * <p>For several threads.
 */
public final class SystemClock implements Supplier<Moment> {
    private static final Instant PLAUSIBLE_FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(10).toNanos();

    private final LongSupplier ticker;
    private final InstantSource wall;
    private final BooleanSupplier synchronised;
    private final boolean keptWhileOff;
    private volatile Looked looked;

    private record Looked(boolean synchronised, long atNanos) {}

    /** This machine's ticker, and its wall clock or one that a simulator brought. */
    public static SystemClock with(WallClock wall) {
        return new SystemClock(System::nanoTime, wall, wall::synchronised, wall.keptWhileOff());
    }

    /**
     * @param ticker monotonic nanoseconds
     * @param synchronised whether a time source has set the wall clock during this boot; asked every ten seconds at most
     * @param keptWhileOff whether something keeps the time while the power is off
     */
    public SystemClock(LongSupplier ticker, InstantSource wall, BooleanSupplier synchronised, boolean keptWhileOff) {
        this.ticker = ticker;
        this.wall = wall;
        this.synchronised = synchronised;
        this.keptWhileOff = keptWhileOff;
        this.looked = new Looked(synchronised.getAsBoolean(), ticker.getAsLong());
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
            last = new Looked(synchronised.getAsBoolean(), nanos);
            looked = last;
        }
        if (now.isBefore(PLAUSIBLE_FROM)) {
            return Quality.UNKNOWN;
        }
        if (last.synchronised()) {
            return Quality.SYNCHRONIZED;
        }
        return keptWhileOff ? Quality.FREE_RUNNING : Quality.UNKNOWN;
    }
}
