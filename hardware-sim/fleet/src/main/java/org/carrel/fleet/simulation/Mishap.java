package org.carrel.fleet.simulation;

/** A kind of fault that a simulation injects; each is described in docs/FAULT-MODEL.md. */
enum Mishap {
    DEVICE_KILLED,
    DEVICE_WITHOUT_POWER,
    WRITE_TO_CARD_TORN,
    HUB_KILLED,
    HUB_RESTORED,
    BROKER_RESTARTED,
    LINE_CUT,
    LINE_SILENT,
    CLOCK_STEPPED,
    DAYS_PASS,
    READER_UNPLUGGED,
    READER_SILENT,
    READER_BABBLING,
    READER_LATE,
    READER_LINE_NOISY,
    READER_RESTARTED,
    TAG_WRITE_TORN,
    CONTACT_BOUNCING,
    LOCK_STUCK
}
