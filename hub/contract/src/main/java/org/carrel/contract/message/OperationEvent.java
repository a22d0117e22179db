package org.carrel.contract.message;

/** What can happen at any device, whatever furniture it is. */
public sealed interface OperationEvent extends EventBody {
    /** The agent started. */
    record Started(String software, StartCause cause) implements OperationEvent {}

    /** Why an agent started. */
    enum StartCause {
        /** It had been stopped in good order. */
        ORDERLY,
        /** It died or lost power. */
        AFTER_CRASH,
        FIRST_START
    }

    /**
     * Something needs a person now.
     *
     * @param subject what it is about: a compartment, an item, a part; empty when the device itself
     */
    record AlarmRaised(Alarm alarm, String subject) implements OperationEvent {}

    /** It no longer does. */
    record AlarmCleared(Alarm alarm, String subject) implements OperationEvent {}

    /** What can need a person. */
    enum Alarm {
        WRONG_ITEM_TAKEN,
        ITEM_TAKEN_UNATTENDED,
        DOOR_LEFT_OPEN,
        DOOR_FORCED,
        LOCK_STUCK,
        READER_FAILED,
        CARD_READER_FAILED,
        JOURNAL_FAILED,
        JOURNAL_QUARANTINED,
        SECURITY_REPAIR_NEEDED,
        /** Nothing more goes into a bin of a book drop. */
        BIN_FULL,
        /** Something is stuck on a book drop's belt. */
        BELT_JAMMED,
        /** A book drop's flap does not shut. */
        FLAP_STUCK,
        DIVERTER_STUCK,
        /** Two devices are connected in turn under one name; noticed by the hub. */
        IDENTITY_USED_TWICE
    }
}
