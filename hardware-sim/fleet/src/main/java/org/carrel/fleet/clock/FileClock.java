package org.carrel.fleet.clock;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A program's wall clock as the file in {@value #FILE} says; this machine's where that is not set. The file is looked at ten times a
 * second at most. For several threads.
 */
public final class FileClock implements InstantSource {
    /** System property with the path of the file. */
    public static final String FILE = "carrel.sim.clock";

    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(100).toNanos();

    private final InstantSource machine;
    private final Optional<Path> file;
    private final Instant started;
    private final boolean kept;
    private volatile Looked looked;

    private record Looked(ClockSetting setting, long atNanos) {}

    /** As a program finds it on its class path. */
    public FileClock() {
        this(
                InstantSource.system(),
                Optional.ofNullable(System.getProperty(FILE)).map(Path::of));
    }

    FileClock(InstantSource machine, Optional<Path> file) {
        this.machine = machine;
        this.file = file;
        this.started = machine.instant();
        this.looked = new Looked(read(ClockSetting.RIGHT), System.nanoTime());
        this.kept = looked.setting().wakesAt().isEmpty();
    }

    @Override
    public Instant instant() {
        return setting().shown(machine.instant(), started);
    }

    /** Whether a time service keeps it now. */
    boolean disciplined() {
        return setting().disciplined();
    }

    /** Whether the clock chip ran on while there was no power. */
    boolean keptWhileOff() {
        return kept;
    }

    private ClockSetting setting() {
        Looked last = looked;
        long now = System.nanoTime();
        if (now - last.atNanos() > LOOK_AGAIN_NANOS) {
            ClockSetting found = read(last.setting());
            // The chip is asked once, when the power comes; from then on a time service sets the clock, or nobody does.
            boolean tooLate =
                    found.wakesAt().isPresent() && last.setting().wakesAt().isEmpty();
            last = new Looked(tooLate ? last.setting() : found, now);
            looked = last;
        }
        return last.setting();
    }

    private ClockSetting read(ClockSetting otherwise) {
        return file.flatMap(ClockSetting::read).orElse(otherwise);
    }
}
