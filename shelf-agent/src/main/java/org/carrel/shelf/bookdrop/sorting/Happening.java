package org.carrel.shelf.bookdrop.sorting;

import java.util.List;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent.Outcome;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.contract.message.kiosk.Destination;

/** What can happen to a drop. */
public sealed interface Happening {
    record EntryBarrier(boolean broken) implements Happening {}

    record ExitBarrier(boolean broken) implements Happening {}

    record FlapContact(boolean shut) implements Happening {}

    /** The diverter has come to stand over a bin, or has left it. */
    record DiverterContact(CompartmentId bin, boolean there) implements Happening {}

    record BinLevel(CompartmentId bin, boolean full) implements Happening {}

    /** The belt was listened to once. */
    record Swept(List<TagUid> heard) implements Happening {
        public Swept {
            heard = List.copyOf(heard);
        }
    }

    /** @param part which piece of the item; 0 when one tag stands for all of them */
    record ItemRead(TagUid uid, ItemId item, String owner, int parts, int part) implements Happening {}

    record StrangeRead(TagUid uid, Strangeness kind) implements Happening {}

    record SecuritySettled(TagUid uid, Outcome outcome) implements Happening {}

    record ReaderChanged(boolean working) implements Happening {}

    /** @param destinations in the order in which the items were asked about */
    record Routed(List<Destination> destinations) implements Happening {
        public Routed {
            destinations = List.copyOf(destinations);
        }
    }

    /** The hub has not answered in time. */
    record HubSilent() implements Happening {}

    record HubChanged(boolean online) implements Happening {}

    record JournalChanged(boolean works) implements Happening {}

    record Woken() implements Happening {}
}
