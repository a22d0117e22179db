package org.carrel.kiosk.display;

import java.time.InstantSource;
import org.carrel.device.board.Program;
import org.carrel.device.runtime.SystemClock;
import org.carrel.device.runtime.SystemdSupervisor;
import org.carrel.device.runtime.WallClock;

/** The queue display's program; see {@link Program} for its argument and its exit status. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Program<DisplaySettings> display = new Program<>(
                "display",
                DisplaySettings::parse,
                DisplaySettings::station,
                DisplaySettings.REMOTE,
                DisplayBoard::open);
        System.exit(display.run(
                arguments,
                SystemClock.with(WallClock.found(InstantSource.system())),
                SystemdSupervisor.fromEnvironment(System.getenv(), System::nanoTime)));
    }
}
