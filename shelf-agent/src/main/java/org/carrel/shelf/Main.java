package org.carrel.shelf;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Properties;
import java.util.ServiceLoader;
import org.carrel.device.runtime.SettingsReader.BadSettings;
import org.carrel.device.runtime.SystemClock;
import org.carrel.device.runtime.SystemdSupervisor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pickup shelf's program. Its only argument is the settings file. Exit status: 0 stopped in good order, 2 the settings or the hardware named
 * there cannot be used, 3 it broke while running.
 */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int UNUSABLE = 2;
    private static final int BROKEN = 3;

    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("Start it with the settings file as its only argument.");
            System.exit(UNUSABLE);
        }
        Path file = Path.of(arguments[0]);
        ShelfSettings settings;
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            settings = ShelfSettings.parse(properties);
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
        System.exit(run(settings));
    }

    private static int run(ShelfSettings settings) {
        SystemClock clock = new SystemClock(System::nanoTime, wallClock(), SystemClock.SYNCHRONIZED_MARK);
        Board board;
        try {
            board = Board.open(settings, clock, SystemdSupervisor.fromEnvironment(System.getenv(), System::nanoTime));
        } catch (Board.Unusable unusable) {
            System.err.println(unusable.getMessage());
            LOG.error("could not start", unusable);
            return UNUSABLE;
        }
        Thread stopping = new Thread(board::stop, "stopping");
        Runtime.getRuntime().addShutdownHook(stopping);
        try (board) {
            System.out.println("ready " + settings.address().device() + ", screen at " + board.screen());
            board.run();
            return 0;
        } catch (InterruptedException interrupted) {
            return 0;
        } catch (RuntimeException broken) {
            LOG.error("the shelf stopped because something that must hold does not", broken);
            return BROKEN;
        }
    }

    /** The system's wall clock, or one that a simulator put on the class path. */
    private static InstantSource wallClock() {
        return ServiceLoader.load(InstantSource.class).findFirst().orElse(InstantSource.system());
    }
}
