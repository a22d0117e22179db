package org.carrel.fleet.clock;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * How a program's wall clock stands against this machine's.
 *
 * @param ahead how far it is set forward; negative when it is behind
 * @param gainPerMinute what it gains in each minute from {@code gainingSince} on
 * @param wakesAt what the clock chip says when the board gets power; counts for a program that starts with it
 * @param disciplined whether a time service keeps it, rightly or wrongly
 */
public record ClockSetting(
        Duration ahead, Duration gainPerMinute, Instant gainingSince, Optional<Instant> wakesAt, boolean disciplined) {
    public static final ClockSetting RIGHT =
            new ClockSetting(Duration.ZERO, Duration.ZERO, Instant.EPOCH, Optional.empty(), true);

    private static final long MINUTE_MILLIS = 60_000;

    /** A time service has set it wrong by so much. */
    public static ClockSetting off(Duration ahead) {
        return new ClockSetting(ahead, Duration.ZERO, Instant.EPOCH, Optional.empty(), true);
    }

    /** No time service, and a crystal that runs away. */
    public static ClockSetting gaining(Duration perMinute, Instant since) {
        return new ClockSetting(Duration.ZERO, perMinute, since, Optional.empty(), false);
    }

    /** No time service, and a clock chip whose battery is empty. */
    public static ClockSetting waking(Instant at) {
        return new ClockSetting(Duration.ZERO, Duration.ZERO, Instant.EPOCH, Optional.of(at), false);
    }

    /** The same clock, when so much time has passed for the whole library. */
    public ClockSetting later(Duration passed) {
        return new ClockSetting(ahead.plus(passed), gainPerMinute, gainingSince, wakesAt, disciplined);
    }

    /**
     * What the clock shows.
     *
     * @param machine this machine's time
     * @param started this machine's time when the program started
     */
    Instant shown(Instant machine, Instant started) {
        if (wakesAt.isPresent()) {
            return wakesAt.get().plus(Duration.between(started, machine));
        }
        long gained = gainPerMinute.toMillis()
                * Duration.between(gainingSince, machine).toMillis()
                / MINUTE_MILLIS;
        return machine.plus(ahead).plusMillis(gainPerMinute.isZero() ? 0 : gained);
    }

    /** Puts it in place whole, so that a reader never sees half of it. */
    public void write(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(
                draft,
                List.of(
                        "ahead=" + ahead,
                        "gain-per-minute=" + gainPerMinute,
                        "gaining-since=" + gainingSince,
                        "wakes-at=" + wakesAt.map(Instant::toString).orElse(""),
                        "disciplined=" + disciplined));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Without a file the clock is right; empty when the file is there and says nothing that can be understood. */
    static Optional<ClockSetting> read(Path file) {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            read.load(reader);
            String wakes = read.getProperty("wakes-at", "");
            return Optional.of(new ClockSetting(
                    Duration.parse(read.getProperty("ahead", "")),
                    Duration.parse(read.getProperty("gain-per-minute", "")),
                    Instant.parse(read.getProperty("gaining-since", "")),
                    wakes.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(wakes)),
                    Boolean.parseBoolean(read.getProperty("disciplined"))));
        } catch (NoSuchFileException none) {
            return Optional.of(RIGHT);
        } catch (IOException | DateTimeException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }
}
