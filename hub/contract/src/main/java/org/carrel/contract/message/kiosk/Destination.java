package org.carrel.contract.message.kiosk;

import org.carrel.contract.id.SiteId;

/** Where an item goes that is handed in here. Says nothing about who had it or who waits. */
public sealed interface Destination {
    /** Belongs here: onto the trolley. */
    record Shelf() implements Destination {}

    /**
     * Somebody waits for it.
     *
     * @param pickup where they will collect it
     */
    record Hold(SiteId pickup) implements Destination {}

    record OtherBranch(SiteId branch) implements Destination {}

    /**
     * Belongs to another library of the alliance.
     *
     * @param code its code
     */
    record OtherLibrary(String code) implements Destination {}

    /** To a person who knows what it is. */
    record Desk() implements Destination {}
}
