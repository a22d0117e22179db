package org.carrel.hub.access;

/** What a caller of the hub may do. */
public enum Scope {
    /** Titles, devices, shelves: nothing about any patron. */
    READ,
    /** Also commands to devices; for a technician's console. */
    DEVICE_CONSOLE,
    /** Everything, with patrons masked unless asked for and audited. */
    STAFF;

    /** Whether who has this may do what needs {@code wanted}: each holds those above it. */
    public boolean covers(Scope wanted) {
        return compareTo(wanted) >= 0;
    }
}
