package org.carrel.hub.duty;

/** What only one of the hubs on a database does at a time. */
public enum Duty {
    /** What runs on a clock: notices, webhooks, lapses, calls to seats, errands to a library system, forgetting. */
    ROUNDS,
    /** Commands, settings and rosters to devices: of a hub that has a line to the broker. */
    SPEAKING
}
