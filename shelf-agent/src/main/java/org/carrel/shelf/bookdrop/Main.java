package org.carrel.shelf.bookdrop;

import java.time.InstantSource;
import java.util.logging.Level;
import org.carrel.device.board.Program;
import org.carrel.device.runtime.SystemClock;
import org.carrel.device.runtime.SystemdSupervisor;
import org.carrel.device.runtime.WallClock;

/** The book drop's program; see {@link Program} for its argument and its exit status. */
public final class Main {
    /** Held, since the logging system would forget a level with its logger. */
    private static final java.util.logging.Logger PI4J_LOG = java.util.logging.Logger.getLogger("com.pi4j");

    private Main() {}

    public static void main(String[] arguments) {
        // Pi4J reports at its highest level that it is not on a Raspberry Pi; what matters of it reaches us as
        // exceptions.
        PI4J_LOG.setLevel(Level.OFF);
        Program<DropSettings> drop =
                new Program<>("drop", DropSettings::parse, DropSettings::station, DropSettings.REMOTE, DropBoard::open);
        System.exit(drop.run(
                arguments,
                SystemClock.with(WallClock.found(InstantSource.system())),
                SystemdSupervisor.fromEnvironment(System.getenv(), System::nanoTime)));
    }
}
