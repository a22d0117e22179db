package org.carrel.hub.drop;

import java.time.Instant;
import org.carrel.contract.topic.Address;

/**
 * Something that came in through a drop and that staff have to look at.
 *
 * @param dropped which of the things that came in
 * @param item its barcode, empty where nobody knows it
 * @param bin where it lies, empty where nobody saw it fall
 */
public record Oddity(
        String id,
        String dropped,
        Address drop,
        String item,
        String bin,
        Reason reason,
        Instant reported,
        Instant found) {
    /** What is odd about it. */
    public enum Reason {
        NOT_ON_LOAN,
        ITEM_UNKNOWN,
        /** Pieces of a set are missing: the loan goes on. */
        PARTS_MISSING,
        /** Somebody borrowed it after it was put in: that loan goes on. */
        LENT_SINCE,
        /** No tag, or one that nobody could read: it has to be looked at and returned by hand. */
        NOT_IDENTIFIED,
        /** The drop sorted it by its own table, and it goes elsewhere. */
        SORTED_ELSEWHERE,
        /** The power went, or the belt stood still, and nobody saw where it came to rest. */
        LOST_FROM_VIEW
    }
}
