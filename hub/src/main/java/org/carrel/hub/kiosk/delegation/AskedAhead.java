package org.carrel.hub.kiosk.delegation;

import java.time.Instant;
import org.carrel.contract.message.Question;
import org.carrel.contract.topic.Address;

/** Asks the library's existing system what a kiosk asks, before the hub answers; must come back soon. */
@FunctionalInterface
public interface AskedAhead {
    /** For a hub that is the library's only system. */
    AskedAhead NONE = (kiosk, question, now) -> new SystemSaid.Nothing();

    SystemSaid ask(Address kiosk, Question question, Instant now);
}
