package org.carrel.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.carrel.fleet.demo.DemoFolder;
import org.carrel.fleet.demo.Library;
import org.carrel.fleet.demo.Tour;

/**
 * {@code ./demo}: a small library on this machine until Ctrl-C. {@code ./demo --tour}: a day played through it and checked; exit status
 * 0 when everything was as promised, 1 when not, 2 when the library did not start.
 */
public final class Demo {
    private static final int HUB_PORT = 8080;
    private static final int NOT_STARTED = 2;

    /** The log of everything in this process; held, since the logging system would forget its level. */
    private static final Logger LIBRARIES_LOG = Logger.getLogger("");

    private Demo() {}

    public static void main(String[] arguments) throws InterruptedException {
        LIBRARIES_LOG.setLevel(Level.WARNING);
        List<String> asked = List.of(arguments);
        boolean tour = asked.contains("--tour");
        int port = HUB_PORT;
        int at = asked.indexOf("--port");
        if (at >= 0 && at + 1 < asked.size() && asked.get(at + 1).matches("[0-9]{4,5}")) {
            port = Integer.parseInt(asked.get(at + 1));
        } else if (!asked.isEmpty() && !(tour && asked.size() == 1)) {
            System.err.println("Known are --tour and --port NUMBER (ten ports from there on are used).");
            System.exit(NOT_STARTED);
        }
        Path root = Path.of("").toAbsolutePath();
        long began = System.nanoTime();
        DemoFolder folder;
        Library library;
        try {
            folder = DemoFolder.take(root.resolve("target"), port);
            library = new Library(
                    new Library.Site(root, folder.path(), port), sentence -> System.out.println("  " + sentence));
        } catch (DemoFolder.Taken taken) {
            System.err.println(taken.getMessage());
            System.exit(NOT_STARTED);
            return;
        } catch (RuntimeException | IOException failed) {
            System.err.println("The library did not start. " + failed.getMessage());
            System.err.println("Logs are in " + root.resolve("target") + ", in the folder demo-" + port + ".");
            System.exit(NOT_STARTED);
            return;
        }
        Thread closing = new Thread(
                () -> {
                    library.close();
                    folder.close();
                },
                "closing");
        Runtime.getRuntime().addShutdownHook(closing);
        System.out.printf("The library is open after %.1f s.%n%n", (System.nanoTime() - began) / 1e9);
        if (tour) {
            System.exit(new Tour(library, System.out).play() ? 0 : 1);
        }
        System.out.println("  technician's console  " + library.consolePage());
        library.plant().programs().stream()
                .filter(program -> program.device())
                .forEach(program -> System.out.printf("  screen of %-11s %s%n", program.name(), program.address()));
        System.out.println("  staff page            " + library.staffPage() + "   sign in as chen, demo-lantern");
        System.out.println("  API documentation     " + library.api());
        System.out.println("  SIP2 terminals        127.0.0.1:" + library.terminalPort()
                + "   log in as kiosk, demo-lantern (institution carrel)");
        System.out.println();
        System.out.println(
                "Drag 紅樓夢 from the desk onto the shelf in the console, then hold a card to its card reader. Ctrl-C closes the library.");
        new CountDownLatch(1).await();
    }
}
