package org.carrel.hub.branch;

/** When the branches are open, for those who only ask: mostly out of memory. */
public interface Openings {
    /** As this transaction sees it; what another hub has changed comes with {@link #reread}. */
    Timetable timetable();

    /** Reads it anew for everybody who asks later. In a transaction that has done nothing yet. */
    void reread();
}
