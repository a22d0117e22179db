package org.carrel.contract.message;

import org.carrel.contract.id.CardNumber;

/** A question that cannot wait for the outbox; names the type of its answer. */
public sealed interface Ask<A extends Answer> permits Ask.WhoCollects, KioskAsk, DropAsk {
    /** Somebody showed a card at a pickup shelf: what may they do here? */
    record WhoCollects(CardNumber card) implements Ask<CollectAnswer> {}
}
