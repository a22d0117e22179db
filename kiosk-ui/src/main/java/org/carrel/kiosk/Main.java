package org.carrel.kiosk;

import java.time.InstantSource;
import org.carrel.device.board.Program;
import org.carrel.device.runtime.SystemClock;
import org.carrel.device.runtime.SystemdSupervisor;
import org.carrel.device.runtime.WallClock;

/** The kiosk's program; see {@link Program} for its argument and its exit status. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Program<KioskSettings> kiosk = new Program<>(
                "kiosk", KioskSettings::parse, KioskSettings::station, KioskSettings.REMOTE, KioskBoard::open);
        System.exit(kiosk.run(
                arguments,
                SystemClock.with(WallClock.found(InstantSource.system())),
                SystemdSupervisor.fromEnvironment(System.getenv(), System::nanoTime)));
    }
}
