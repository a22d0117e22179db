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

    /** Sets how far the program's wall clock is off. */
    void setClock(String program, Duration offset);

    /**
     * @param device whether it is a device, with a network cable and a clock of its own to be tampered with
     * @param address the page that it shows, or empty
     * @param clockOffsetSeconds how far its wall clock is off
     */
    record ProgramView(
            String name,
            boolean device,
            boolean running,
            boolean networkCut,
            long clockOffsetSeconds,
            int starts,
            String address) {}
}
