package org.carrel.contract.message;

import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;

/** What can happen at a pickup shelf. */
public sealed interface ShelfEvent extends EventBody {
    /** An item was found in a compartment where it was not before. */
    record ItemPlaced(CompartmentId compartment, ItemId item, TagUid uid) implements ShelfEvent {}

    /** An item stands in another compartment now. */
    record ItemMoved(CompartmentId from, CompartmentId to, ItemId item, TagUid uid) implements ShelfEvent {}

    /** An item is gone and nobody's loan explains it. */
    record ItemRemoved(CompartmentId compartment, ItemId item, TagUid uid, Circumstance circumstance)
            implements ShelfEvent {}

    /** In what situation an item went that was not collected. */
    enum Circumstance {
        /** A staff member was signed in at the shelf or the item was on the pull list that guides them. */
        STAFF,
        /** A patron was collecting; this was not theirs. */
        DURING_COLLECTION,
        /** Nobody was signed in. */
        UNATTENDED,
        /** It went while the device was off; found so at start. */
        WHILE_OFF
    }

    /** The patron took the item of their hold: this is the loan. */
    record HoldCollected(Permission permission, HoldId hold, ItemId item, CompartmentId compartment, TagUid uid)
            implements ShelfEvent {}

    /** The patron put a collected item back in the same visit: the loan is undone and the hold stands as before. */
    record HoldPutBack(Permission permission, HoldId hold, ItemId item, CompartmentId compartment, TagUid uid)
            implements ShelfEvent {}

    /** A visit ended. */
    record VisitEnded(Permission permission, Ending ending, int collected, int left) implements ShelfEvent {}

    /** How a visit ended. */
    enum Ending {
        /** Everything offered was taken. */
        ALL_COLLECTED,
        /** The patron said so, or another card was tapped. */
        ENDED_BY_PATRON,
        /** Nothing happened for the time allowed. */
        WALKED_OFF,
        /** The device stopped in the middle; concluded from its journal at the next start. */
        INTERRUPTED
    }

    /** A tag's security (AFI, or EAS where the library uses it) was to be changed, and this is what reading it back showed. */
    record SecurityWritten(ItemId item, TagUid uid, Security wanted, Outcome outcome) implements ShelfEvent {}

    /** What the gate at the door makes of a tag. */
    enum Security {
        /** The gate alarms: in stock. */
        SECURED,
        /** The gate lets it pass: on loan. */
        RELEASED
    }

    /** What became of a change of a tag's security. */
    enum Outcome {
        VERIFIED,
        /** Not confirmed; on the list of tags to be repaired until a later write is verified. */
        PENDING_REPAIR
    }

    /** A tag that is no item of ours lies in a compartment. */
    record StrangeTagFound(CompartmentId compartment, TagUid uid, Strangeness strangeness) implements ShelfEvent {}

    /** The strange tag is gone again. */
    record StrangeTagGone(CompartmentId compartment, TagUid uid) implements ShelfEvent {}

    /** Why a tag is not counted as an item. */
    enum Strangeness {
        BLANK,
        /** Another kind of content, or none that a library writes. */
        FOREIGN,
        /** Library content whose checksum is wrong. */
        DAMAGED,
        /** A patron's or staff member's card. */
        CARD,
        /** Could not be read after repeated tries. */
        UNREADABLE
    }

    record DoorOpened(CompartmentId compartment, DoorCause cause) implements ShelfEvent {}

    record DoorClosed(CompartmentId compartment) implements ShelfEvent {}

    /** Why a door is open. */
    enum DoorCause {
        COLLECTION,
        STAFF,
        COMMAND,
        /** Nobody unlocked it: forced, or its lock failed. */
        NONE,
        /** It stood open when the device started. */
        AT_START
    }

    /** The whole truth of a shelf, told at start, when the hub asks, and once a day. */
    record ShelfInventory(List<Placement> placements) implements ShelfEvent {
        public ShelfInventory {
            placements = List.copyOf(placements);
        }
    }

    record Placement(CompartmentId compartment, ItemId item, TagUid uid) {}

    /** The tag's memory as first read, kept for a technician when it could not be decoded; no patron data is ever on it. */
    record TagDumped(TagUid uid, Bytes memory) implements ShelfEvent {}
}
