package org.carrel.hub.ils;

import java.time.Instant;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.topic.Address;

/** Told of a card before the hub answers whose it is; may bring what the hub knows of its owner up to date, and must come back soon. */
@FunctionalInterface
public interface CardWatch {
    /** For a hub that is the library's only system. */
    CardWatch NONE = (device, card, now) -> {};

    void shown(Address device, CardNumber card, Instant now);
}
