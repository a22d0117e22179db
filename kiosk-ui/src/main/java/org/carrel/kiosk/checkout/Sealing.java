package org.carrel.kiosk.checkout;

import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.kiosk.SealedCard;

/** Seals a card number to the hub's key, for a loan that is made without the hub. */
@FunctionalInterface
public interface Sealing {
    SealedCard seal(CardNumber card, ItemId item);
}
