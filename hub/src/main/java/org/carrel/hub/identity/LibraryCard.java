package org.carrel.hub.identity;

import org.carrel.contract.id.CardNumber;

/**
 * One card of a person. People have several: the library's own, a partner library's, an EasyCard known by its UID.
 *
 * @param number in canonical form
 */
public record LibraryCard(CardScheme scheme, CardNumber number, CardState state) {
    /** Who issued the card and what its number is. */
    public enum CardScheme {
        /** Printed by this library, read as a barcode. */
        OWN_BARCODE,
        /** Printed by a library of the alliance. */
        PARTNER_BARCODE,
        /** The unique identifier of a 13.56 MHz card such as an EasyCard, in hex. */
        CHIP_UID
    }

    /** Whether a card may be used. */
    public enum CardState {
        VALID,
        REPORTED_LOST
    }

    public LibraryCard {
        number = number.canonical();
    }
}
