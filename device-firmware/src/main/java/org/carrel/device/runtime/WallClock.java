package org.carrel.device.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ServiceLoader;

/** A board's wall clock, with what is known of who keeps it. For several threads. */
public interface WallClock extends InstantSource {
    /** Whether a time service has set it during this boot. */
    boolean synchronised();

    /** Whether something keeps the time while the power is off. */
    boolean keptWhileOff();

    /** This machine's, which shows what {@code system} says. */
    static WallClock ofThisMachine(InstantSource system) {
        return new OfThisMachine(system);
    }

    /** One that a simulator put on the class path, or else this machine's. */
    static WallClock found(InstantSource system) {
        return ServiceLoader.load(WallClock.class).findFirst().orElseGet(() -> ofThisMachine(system));
    }

    /** Asks the operating system. */
    final class OfThisMachine implements WallClock {
        /** systemd-timesyncd touches it when it has set the clock during this boot (systemd-timesyncd.service(8)). */
        private static final Path SYNCHRONIZED_MARK = Path.of("/run/systemd/timesync/synchronized");

        /** A clock that runs on while the power is off. */
        private static final Path BATTERY_CLOCK = Path.of("/sys/class/rtc/rtc0");

        /** Boards describe themselves so; a PC or a virtual machine, whose host keeps the time, does not. */
        private static final Path BOARD = Path.of("/proc/device-tree/model");

        private final InstantSource system;
        private final boolean kept = Files.exists(BATTERY_CLOCK) || !Files.exists(BOARD);

        private OfThisMachine(InstantSource system) {
            this.system = system;
        }

        @Override
        public Instant instant() {
            return system.instant();
        }

        @Override
        public boolean synchronised() {
            return Files.exists(SYNCHRONIZED_MARK) || (!kept && KernelClock.synchronised());
        }

        @Override
        public boolean keptWhileOff() {
            return kept;
        }
    }
}
