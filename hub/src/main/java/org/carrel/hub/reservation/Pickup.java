package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.function.Supplier;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.topic.Address;
import org.carrel.hub.lending.Lending;

/** What happens at a pickup shelf: whose card may take what, and what follows when something is put there or taken. */
public interface Pickup {
    static Pickup by(HoldTerms terms, HoldParts parts, Lending lending, Supplier<String> ids) {
        return new PickupShelf(parts, terms, lending, ids);
    }

    /** The answer to a card shown at a device. A grant is kept with it, so call it in a write transaction. */
    CollectAnswer whoCollects(Address device, CardNumber card, Instant now);

    /**
     * What a shelf saw, once and in the order of happening. Accepts everything: it has happened.
     *
     * @param reported when the device says that it happened
     */
    void happened(Address device, ShelfEvent event, Instant reported, Instant now);
}
