package org.carrel.device.driver.feig;

import org.carrel.device.port.Moment;

/**
 * What is done about a reader that fails again and again: first its processor is reset, then all of it, then the line is dropped and opened anew,
 * and so on in turn. A line is not dropped more often than the settings allow.
 */
final class Remedies {
    private final FeigSettings settings;
    private int faults;
    private int turn;
    private long reopenAllowed = Long.MIN_VALUE;
    private long applied;

    enum Remedy {
        NONE,
        CPU_RESET,
        SYSTEM_RESET,
        REOPEN,
        /** Nothing more can be done yet. */
        WAIT
    }

    Remedies(FeigSettings settings) {
        this.settings = settings;
    }

    /** The reader did what was asked. */
    void worked() {
        faults = 0;
        turn = 0;
    }

    /** A command failed through the reader's fault. */
    Remedy failed(Moment now) {
        faults++;
        return faults < settings.faultsBeforeReset() ? Remedy.NONE : next(now);
    }

    /** The reader does not even say who it is. */
    Remedy next(Moment now) {
        faults = 0;
        int which = turn % 3;
        if (which == 2 && !now.reached(reopenAllowed)) {
            return Remedy.WAIT;
        }
        turn++;
        applied++;
        if (which == 2) {
            reopenAllowed = now.in(settings.timing().reopen());
            return Remedy.REOPEN;
        }
        return which == 0 ? Remedy.CPU_RESET : Remedy.SYSTEM_RESET;
    }

    long reopenAllowed() {
        return reopenAllowed;
    }

    /** Remedies applied since the beginning. */
    long applied() {
        return applied;
    }
}
