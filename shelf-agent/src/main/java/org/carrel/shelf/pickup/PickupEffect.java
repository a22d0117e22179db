package org.carrel.shelf.pickup;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.device.agent.JournalEntry;
import org.carrel.device.port.Sound;

/** What the pickup core wants done, beside what {@link org.carrel.shelf.pickup.picture.Picture} shows of its state. */
public sealed interface PickupEffect {
    /** To be written in one transaction with all others of the step, before anything else of the step is done. */
    sealed interface Written extends PickupEffect {
        JournalEntry entry();
    }

    record Append(EventBody body) implements Written {
        @Override
        public JournalEntry entry() {
            return new JournalEntry.Append(body);
        }
    }

    record Note(String key, Bytes value) implements Written {
        @Override
        public JournalEntry entry() {
            return new JournalEntry.Note(key, value);
        }
    }

    record Forget(String key) implements Written {
        @Override
        public JournalEntry entry() {
            return new JournalEntry.Forget(key);
        }
    }

    /** Replaces the question before. */
    record AskHub(CardNumber card) implements PickupEffect {}

    record AskRoster(CardNumber card) implements PickupEffect {}

    /** @param previousAfi to return to when securing, 0 to 255, or -1 when unknown */
    record Secure(TagUid uid, ItemId item, CompartmentId at, ShelfEvent.Security wanted, int previousAfi)
            implements PickupEffect {}

    record Play(Sound sound) implements PickupEffect {}

    record Report(CommandId id, CommandReport.Progress progress) implements PickupEffect {}

    /** Look every compartment over anew and say {@link PickupEvent.InventoryTaken}. */
    record TakeInventory() implements PickupEffect {}

    /** Find out how everything is and say {@link PickupEvent.TestFinished}. */
    record FinishTest() implements PickupEffect {}

    /** End the process in good order. */
    record Stop() implements PickupEffect {}

    /** Step again with this, as a step of its own. */
    record Then(PickupEvent event) implements PickupEffect {}
}
