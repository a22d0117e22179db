package org.carrel.device.receipt;

import org.carrel.contract.id.CardNumber;

/**
 * As much of a card's number as its owner needs to know it by. What is left out is nowhere in it.
 *
 * @param shown the last digits, at most four and at most a third of the number
 */
public record MaskedCard(String shown) {
    private static final int SHOWN_MAX = 4;
    private static final int SHARE = 3;

    public MaskedCard {
        if (shown.length() > SHOWN_MAX) {
            throw new IllegalArgumentException("at most " + SHOWN_MAX + " characters of a card's number are shown");
        }
    }

    public static MaskedCard of(CardNumber card) {
        String whole = card.value();
        return new MaskedCard(whole.substring(whole.length() - Math.min(SHOWN_MAX, whole.length() / SHARE)));
    }
}
