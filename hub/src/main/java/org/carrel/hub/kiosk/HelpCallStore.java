package org.carrel.hub.kiosk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.topic.Address;

/** Calls for a member of staff; answered ones stay as evidence. Within one transaction. */
public interface HelpCallStore {
    Optional<HelpCall> openAt(Address device);

    /** Adds it, or puts it in the place of the open one with the same id. */
    void put(HelpCall call);

    /** Open ones, oldest first. */
    List<HelpCall> open();

    Optional<HelpCall> open(String call);

    void answer(String call, String by, Instant now);
}
