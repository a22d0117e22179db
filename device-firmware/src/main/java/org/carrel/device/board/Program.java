package org.carrel.device.board;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.runtime.LogLines;
import org.carrel.device.runtime.RemoteSettings;
import org.carrel.device.runtime.SettingsFiles;
import org.carrel.device.runtime.SettingsReader.BadSettings;
import org.carrel.device.runtime.Supervisor;
import org.carrel.device.runtime.SystemClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a device's program begins and ends. Its only argument is the settings file. Exit status: 0 stopped in good order, 2 the settings or the
 * hardware named there cannot be used, 3 it broke while running.
 *
 * @param <S> the device's settings
 * @param what it is, for the log
 * @param parse throws {@link BadSettings} with everything that is wrong
 */
public record Program<S>(
        String what,
        Function<Properties, S> parse,
        Function<S, Station> station,
        RemoteKeys remoteKeys,
        Opener<S> opener) {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final int UNUSABLE = 2;
    private static final int BROKEN = 3;

    /** Opens everything that the settings name. */
    @FunctionalInterface
    public interface Opener<S> {
        /** @throws Unusable when something cannot be used; nothing is left open */
        Board open(S settings, DesiredSettings desired, SystemClock clock, Supervisor supervisor);
    }

    /** Runs it and gives the exit status. */
    public int run(String[] arguments, SystemClock clock, Supervisor supervisor) {
        LogLines.oneForEachEntry();
        if (arguments.length != 1) {
            System.err.println("Start it with the settings file as its only argument.");
            return UNUSABLE;
        }
        Path file = Path.of(arguments[0]);
        Properties own = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            own.load(reader);
            S settings = parse.apply(own);
            return run(own, settings, clock, supervisor);
        } catch (IOException unreadable) {
            System.err.println("The settings file " + file + " cannot be read; check the path and who may read it.");
        } catch (BadSettings bad) {
            System.err.println(
                    "The settings file " + file + " needs " + bad.problems().size() + " corrections:");
            bad.problems().forEach(problem -> System.err.println("  " + problem));
        }
        return UNUSABLE;
    }

    private int run(Properties own, S fromFile, SystemClock clock, Supervisor supervisor) {
        Board board;
        try {
            RemoteSettings remote = new RemoteSettings(
                    new SettingsFiles(station.apply(fromFile).data().resolve("settings")),
                    desired -> remoteKeys.problems(own, desired),
                    clock.get());
            remote.findings().forEach(LOG::warn);
            board = opener.open(inForce(own, remote, fromFile), remote, clock, supervisor);
        } catch (Unusable | UncheckedIOException unusable) {
            System.err.println(unusable.getMessage());
            LOG.debug("could not start", unusable);
            return UNUSABLE;
        } catch (RuntimeException | Error broken) {
            LOG.error("could not start, and not for anything that the settings name", broken);
            return BROKEN;
        }
        // A thread that dies of an error leaves a device that lives and does nothing; the supervisor starts it whole
        // again.
        Thread.setDefaultUncaughtExceptionHandler((thread, broken) -> {
            LOG.error("the thread {} died", thread.getName(), broken);
            board.breakOff(broken);
        });
        Thread stopping = new Thread(board::stop, "stopping");
        Runtime.getRuntime().addShutdownHook(stopping);
        try (board) {
            System.out.println("ready " + station.apply(fromFile).address().device() + ", screen at " + board.screen());
            board.run();
            return 0;
        } catch (InterruptedException interrupted) {
            return 0;
        } catch (RuntimeException | Error broken) {
            LOG.error("the {} stopped because something that must hold does not", what, broken);
            return BROKEN;
        }
    }

    /** The device's own settings under those that the hub gave, unless a change of the file has made them impossible together. */
    private S inForce(Properties own, RemoteSettings remote, S fromFile) {
        List<String> problems = remoteKeys.problems(own, remote.inForce());
        if (problems.isEmpty()) {
            return parse.apply(RemoteKeys.merged(own, remote.inForce()));
        }
        problems.forEach(problem -> LOG.warn("the settings from the hub are left out: {}", problem));
        return fromFile;
    }
}
