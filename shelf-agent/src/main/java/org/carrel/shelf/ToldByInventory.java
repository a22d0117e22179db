package org.carrel.shelf;

import java.util.function.Predicate;
import org.carrel.contract.message.DropEvent;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.ShelfEvent;

/** Accounts of things that the next {@link ShelfEvent.ShelfInventory} tells anyway; loans, endings and alarms are none. */
final class ToldByInventory implements Predicate<EventBody> {
    @Override
    public boolean test(EventBody body) {
        return switch (body) {
            case ShelfEvent.ItemPlaced _,
                    ShelfEvent.ItemMoved _,
                    ShelfEvent.StrangeTagFound _,
                    ShelfEvent.StrangeTagGone _,
                    ShelfEvent.TagDumped _,
                    ShelfEvent.DoorOpened _,
                    ShelfEvent.DoorClosed _,
                    ShelfEvent.ShelfInventory _ -> true;
            case ShelfEvent.ItemRemoved _,
                    ShelfEvent.HoldCollected _,
                    ShelfEvent.HoldPutBack _,
                    ShelfEvent.VisitEnded _,
                    ShelfEvent.SecurityWritten _,
                    KioskEvent _,
                    DropEvent _,
                    OperationEvent _ -> false;
        };
    }
}
