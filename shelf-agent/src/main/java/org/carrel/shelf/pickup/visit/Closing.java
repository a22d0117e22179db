package org.carrel.shelf.pickup.visit;

import org.carrel.contract.message.ShelfEvent;

/**
 * A visit that is over but not settled: of some items it is not yet certain whether they were taken or still stand there. Ends when
 * each was either read back as secured (it stands there) or seen to be gone (it was taken under this visit's permission).
 *
 * @param awaitsInventory found in the journal at start: nothing is concluded before the shelf was looked over once
 */
public record Closing(Entry entry, ShelfEvent.Ending ending, boolean awaitsInventory) {
    public Closing with(Entry changed) {
        return new Closing(changed, ending, awaitsInventory);
    }
}
