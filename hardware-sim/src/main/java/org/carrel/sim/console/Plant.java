package org.carrel.sim.console;

import java.time.Duration;
import java.util.List;

/**
 * The programs of the library around the simulated world, as far as a technician may handle them: processes, cables to the hub,
 * and clocks. Safe for several threads; names come from {@link #programs()}, another one throws {@link IllegalArgumentException}.
 */
public interface Plant {
    /** The programs with their present state, in a fixed order. */
    List<ProgramView> programs();

    /** Asks the program to stop in good order. */
    void stop(String program);

    void start(String program);

    /** Takes the power away at once; it stays away until {@link #start}. */
    void pullPlug(String program);

    /** Cuts or mends the network cable between a device and the hub. */
    void cutNetwork(String program, boolean cut);

    /** Makes a device's wall clock stand like this from now on. */
    void setClock(String program, Clock clock);

    /** Lets time pass for the whole library at once: every wall clock moves on, the hub's as well. */
    void passTime(Duration time);

    /** How a device's wall clock stands. */
    enum Clock {
        RIGHT,
        /** Its time service has set it wrong. */
        DAY_FAST,
        DAY_SLOW,
        /** No time service, and it gains an hour a minute. */
        GAINING,
        /** No time service, and an empty battery: its power is taken and given back, and it wakes years ago. */
        BATTERY_EMPTY
    }

    /**
     * @param device whether it is a device, with a network cable and a clock of its own to be tampered with
     * @param address the page that it shows, or empty
     */
    record ProgramView(
            String name,
            boolean device,
            boolean running,
            boolean networkCut,
            Clock clock,
            int starts,
            String address) {}
}
