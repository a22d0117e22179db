package org.carrel.device.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.carrel.contract.id.DeviceId;
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

    /** From when everything is let go to when the status is known. */
    private static final int STATUS_SECONDS = 1;

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
        try {
            Properties own = SettingsFile.read(file);
            S settings = parse.apply(own);
            return run(own, settings, clock, supervisor);
        } catch (IOException unreadable) {
            System.err.println("The settings file " + file + " cannot be read; check the path and who may read it.");
        } catch (SettingsFile.Malformed malformed) {
            System.err.println(malformed.getMessage());
        } catch (BadSettings bad) {
            int count = bad.problems().size();
            System.err.println(
                    "The settings file " + file + " needs " + count + (count == 1 ? " correction:" : " corrections:"));
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
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Thread stopping = new Thread(() -> stop(board, status), "stopping");
        Runtime.getRuntime().addShutdownHook(stopping);
        status.complete(runToItsEnd(board, station.apply(fromFile).address().device()));
        return status.join();
    }

    /**
     * When a signal ends it, Java's status would be that of the signal, which a supervisor takes for a failure; the board's own is given
     * instead. One that cannot be let go in time has none, and keeps the signal's.
     */
    private static void stop(Board board, CompletableFuture<Integer> status) {
        board.stop();
        try {
            Runtime.getRuntime().halt(status.get(STATUS_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException hangs) {
            LOG.warn("it did not stop in good order", hangs);
        }
    }

    private int runToItsEnd(Board board, DeviceId device) {
        try (board) {
            System.out.println("ready " + device + ", screen at " + board.screen());
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
