package org.carrel.hub.access;

/** What a caller of the hub may do. */
public enum Scope {
    /** Titles, devices, shelves: nothing about any patron. */
    READ,
    /** Also commands to devices; for a technician's console. */
    DEVICE_CONSOLE,
    /** Also loans, returns, holds and fees of patrons who are named by key or card; for self-checks and catalogues. */
    CIRCULATION,
    /** Everything, with patrons masked unless asked for and audited. */
    STAFF;

    /** Whether who has this may do what needs {@code wanted}. */
    public boolean covers(Scope wanted) {
        return switch (this) {
            case READ -> wanted == READ;
            case DEVICE_CONSOLE -> wanted == READ || wanted == DEVICE_CONSOLE;
            case CIRCULATION -> wanted == READ || wanted == CIRCULATION;
            case STAFF -> true;
        };
    }
}
