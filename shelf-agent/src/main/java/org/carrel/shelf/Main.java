package org.carrel.shelf;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Level;
import org.carrel.device.runtime.LogLines;
import org.carrel.device.runtime.RemoteSettings;
import org.carrel.device.runtime.SettingsFiles;
import org.carrel.device.runtime.SettingsReader.BadSettings;
import org.carrel.device.runtime.SystemClock;
import org.carrel.device.runtime.SystemdSupervisor;
import org.carrel.device.runtime.WallClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pickup shelf's program. Its only argument is the settings file. Exit status: 0 stopped in good order, 2 the settings or the hardware named
 * there cannot be used, 3 it broke while running.
 */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    /** Held, since the logging system would forget a level with its logger. */
    private static final java.util.logging.Logger PI4J_LOG = java.util.logging.Logger.getLogger("com.pi4j");

    private static final int UNUSABLE = 2;
    private static final int BROKEN = 3;

    private Main() {}

    public static void main(String[] arguments) {
        // Pi4J reports at its highest level that it is not on a Raspberry Pi; what matters of it reaches us as
        // exceptions.
        PI4J_LOG.setLevel(Level.OFF);
        LogLines.oneForEachEntry();
        if (arguments.length != 1) {
            System.err.println("Start it with the settings file as its only argument.");
            System.exit(UNUSABLE);
        }
        Path file = Path.of(arguments[0]);
        Properties own = new Properties();
        ShelfSettings settings;
        try (Reader reader = Files.newBufferedReader(file)) {
            own.load(reader);
            settings = ShelfSettings.parse(own);
        } catch (IOException unreadable) {
            System.err.println("The settings file " + file + " cannot be read; check the path and who may read it.");
            System.exit(UNUSABLE);
            return;
        } catch (BadSettings bad) {
            System.err.println(
                    "The settings file " + file + " needs " + bad.problems().size() + " corrections:");
            bad.problems().forEach(problem -> System.err.println("  " + problem));
            System.exit(UNUSABLE);
            return;
        }
        System.exit(run(own, settings));
    }

    private static int run(Properties own, ShelfSettings fromFile) {
        SystemClock clock = SystemClock.with(wallClock());
        ShelfSettings settings;
        Board board;
        try {
            RemoteSettings remote = new RemoteSettings(
                    new SettingsFiles(fromFile.data().resolve("settings")),
                    desired -> RemoteKeys.problems(own, desired),
                    clock.get());
            remote.findings().forEach(LOG::warn);
            settings = inForce(own, remote, fromFile);
            board = Board.open(
                    settings, remote, clock, SystemdSupervisor.fromEnvironment(System.getenv(), System::nanoTime));
        } catch (Board.Unusable | UncheckedIOException unusable) {
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
            System.out.println("ready " + settings.address().device() + ", screen at " + board.screen());
            board.run();
            return 0;
        } catch (InterruptedException interrupted) {
            return 0;
        } catch (RuntimeException | Error broken) {
            LOG.error("the shelf stopped because something that must hold does not", broken);
            return BROKEN;
        }
    }

    /** The device's own settings under those that the hub gave, unless a change of the file has made them impossible together. */
    private static ShelfSettings inForce(Properties own, RemoteSettings remote, ShelfSettings fromFile) {
        List<String> problems = RemoteKeys.problems(own, remote.inForce());
        if (problems.isEmpty()) {
            return ShelfSettings.parse(RemoteKeys.merged(own, remote.inForce()));
        }
        problems.forEach(problem -> LOG.warn("the settings from the hub are left out: {}", problem));
        return fromFile;
    }

    /** This machine's wall clock, or one that a simulator put on the class path. */
    private static WallClock wallClock() {
        return ServiceLoader.load(WallClock.class)
                .findFirst()
                .orElseGet(() -> WallClock.ofThisMachine(InstantSource.system()));
    }
}
