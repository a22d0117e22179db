package org.carrel.shelf.bookdrop.sorting;

import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.kiosk.Destination;

/** One bin under the diverter. Several may have one purpose: they are filled one after the other. */
public record Bin(CompartmentId id, Purpose purpose) {
    /** What falls into a bin. */
    public enum Purpose {
        OWN,
        HOLD,
        BRANCH,
        LIBRARY,
        /** Whatever a person has to look at. */
        EXCEPTION;

        static Purpose of(Destination destination) {
            return switch (destination) {
                case Destination.Shelf _ -> OWN;
                case Destination.Hold _ -> HOLD;
                case Destination.OtherBranch _ -> BRANCH;
                case Destination.OtherLibrary _ -> LIBRARY;
                case Destination.Desk _ -> EXCEPTION;
            };
        }
    }
}
