package org.carrel.contract.message.card;

import java.util.List;

/** What an applicant is asked for, in the order in which it is asked. */
public enum CardField {
    NAME,
    DOCUMENT,
    BORN,
    PHONE,
    /** May be left out. */
    EMAIL,
    POSTAL_CODE,
    ADDRESS;

    public static final List<CardField> ALL = List.of(values());

    /** Counted from 1. */
    public int number() {
        return ALL.indexOf(this) + 1;
    }
}
