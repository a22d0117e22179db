package org.carrel.sim.world;

import org.carrel.sim.Octets;
import org.carrel.sim.tag.Uid;

/** Something changed in the physical world. */
public sealed interface WorldEvent {
    record Moved(ThingId thing, Whereabouts from, Whereabouts to) implements WorldEvent {}

    record DoorMoved(Spot spot, boolean open) implements WorldEvent {}

    /** @param free whether the bolt is drawn */
    record LockMoved(Spot spot, boolean free) implements WorldEvent {}

    /** A closed, locked door was torn open. */
    record DoorForced(Spot spot) implements WorldEvent {}

    record LampSwitched(Spot spot, boolean lit) implements WorldEvent {}

    record BuzzerSwitched(FurnitureId furniture, boolean sounding) implements WorldEvent {}

    /** @param chip UID as {@link Thing.Card#chip()} */
    record CardTapped(FurnitureId furniture, ThingId card, Octets chip) implements WorldEvent {
        @Override
        public String toString() {
            return "CardTapped[furniture=" + furniture + ", card=" + card + "]";
        }
    }

    record BarcodeShown(FurnitureId furniture, String barcode) implements WorldEvent {
        @Override
        public String toString() {
            return "BarcodeShown[furniture=" + furniture + "]";
        }
    }

    /** The memory or state of a tag was changed over the air. */
    record TagChanged(Uid tag) implements WorldEvent {}

    record FlapMoved(FurnitureId furniture, boolean open) implements WorldEvent {}

    /** A hand is in the mouth of a book drop, or no longer. */
    record HandMoved(FurnitureId furniture, boolean in) implements WorldEvent {}

    /**
     * A hand is in the mouth, and what could hurt it moves.
     *
     * @param belt whether that is the belt; else it is the flap, which nothing holds open
     */
    record HandEndangered(FurnitureId furniture, boolean belt) implements WorldEvent {}

    record FaultBegan(Fault fault) implements WorldEvent {}

    record FaultEnded(Fault fault) implements WorldEvent {}

    /** A piece of paper was cut off and hangs out of the furniture's printer. */
    record SlipPrinted(FurnitureId furniture, int number) implements WorldEvent {}

    /** Somebody took all that hung out. */
    record SlipsTaken(FurnitureId furniture) implements WorldEvent {}

    /** The reader lost its supply for a moment. */
    record ReaderRestarted(FurnitureId furniture) implements WorldEvent {}
}
