package org.carrel.contract.message.kiosk;

import java.util.Currency;

/**
 * An amount of money.
 *
 * @param minor in the currency's smallest unit as ISO 4217 counts it, 0 or more
 */
public record Amount(long minor, Currency currency) {
    public Amount {
        if (minor < 0) {
            throw new IllegalArgumentException("an amount is 0 or more, was " + minor);
        }
    }

    public boolean isNone() {
        return minor == 0;
    }
}
