package org.carrel.hub.fleet;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.topic.Address;

/** Where commands are kept; within one transaction. */
public interface CommandRows {
    /** @param requestKey unique with {@code by}, or empty for a request without one */
    void add(IssuedCommand command, String requestKey);

    /** Replaces its progress. */
    void update(IssuedCommand command);

    Optional<IssuedCommand> find(CommandId id);

    Optional<IssuedCommand> byRequest(String by, String requestKey);

    /** Those that have not ended, oldest first. */
    List<IssuedCommand> open(Address device);

    /** Those of all devices that have not ended, oldest first. */
    List<IssuedCommand> open();

    /** Newest first. */
    List<IssuedCommand> recent(Address device, int limit);

    /** Of all devices, newest first. */
    List<IssuedCommand> recent(int limit);
}
