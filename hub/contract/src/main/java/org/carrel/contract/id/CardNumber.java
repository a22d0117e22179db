package org.carrel.contract.id;

/**
 * What a card reader or scanner read from a patron's card. Travels to the hub only; never logged, never stored on a
 * device: the text form is masked, and a bad value is not repeated in the error.
 */
public record CardNumber(String value) {
    public CardNumber {
        Form.PRINTABLE.requireSecret("card number", value);
    }

    @Override
    public String toString() {
        return "card ****";
    }
}
