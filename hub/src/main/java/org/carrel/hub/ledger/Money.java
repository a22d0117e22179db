package org.carrel.hub.ledger;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money.
 *
 * @param minor in the currency's smallest unit as ISO 4217 counts it: hundredths for TWD, though nobody pays them
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {
    public static Money none(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * Reads digits with at most as many decimals as the currency has, such as {@code 30} or {@code 30.00}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Money parse(String text, Currency currency) {
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,4})?")) {
            throw new IllegalArgumentException("not an amount of money: '" + text + "'");
        }
        try {
            return new Money(
                    new BigDecimal(text)
                            .movePointRight(currency.getDefaultFractionDigits())
                            .longValueExact(),
                    currency);
        } catch (ArithmeticException tooFine) {
            throw new IllegalArgumentException(currency + " has no such fraction: '" + text + "'", tooFine);
        }
    }

    public boolean isNone() {
        return minor == 0;
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other)), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other)), currency);
    }

    public Money times(long count) {
        return new Money(Math.multiplyExact(minor, count), currency);
    }

    public Money atMost(Money limit) {
        return minor <= same(limit) ? this : limit;
    }

    private long same(Money other) {
        if (!other.currency.equals(currency)) {
            throw new IllegalArgumentException("cannot reckon " + currency + " with " + other.currency);
        }
        return other.minor;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other));
    }

    /** Digits and a point in every locale, such as {@code 30.00}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
    }
}
