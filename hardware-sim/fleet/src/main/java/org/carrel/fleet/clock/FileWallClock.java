package org.carrel.fleet.clock;

import java.time.Instant;
import org.carrel.device.runtime.WallClock;

/** {@link FileClock} on a board: with its word on who keeps the time. */
public final class FileWallClock implements WallClock {
    private final FileClock clock = new FileClock();

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public boolean synchronised() {
        return clock.disciplined();
    }

    @Override
    public boolean keptWhileOff() {
        return clock.keptWhileOff();
    }
}
