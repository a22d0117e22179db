package org.carrel.contract.message;

import java.util.List;

/**
 * What a device made of a {@link ConfigDesired}; retained.
 *
 * @param version of the desired settings that this is about
 * @param problems one sentence for each bad setting; empty unless rejected
 */
public record ConfigReported(long version, Result result, List<String> problems) implements DeviceToHub {
    /** What became of the settings. */
    public enum Result {
        RUNNING,
        REJECTED,
        /** They were applied, the hub was lost, and the earlier ones are in force again. */
        REVERTED
    }

    public ConfigReported {
        problems = List.copyOf(problems);
    }
}
