package org.carrel.contract.message;

import java.time.Instant;
import org.carrel.contract.id.CommandId;

/** A {@link Command} on its way: executed at most once, and never after {@code expires}. */
public record CommandOrder(CommandId id, Instant issued, Instant expires, Command<?> command) implements HubToDevice {
    public CommandOrder {
        if (!expires.isAfter(issued)) {
            throw new IllegalArgumentException("expires must be after issued " + issued + ", was " + expires);
        }
    }
}
