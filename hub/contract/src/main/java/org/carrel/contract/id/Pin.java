package org.carrel.contract.id;

/** What a patron typed to show that a card is theirs. Travels to the hub only; never logged, never stored on a device. */
public record Pin(String value) {
    /** Nothing typed yet. */
    public static final Pin NONE = new Pin("");

    public Pin {
        if (!value.isEmpty()) {
            Form.PRINTABLE.requireSecret("PIN", value);
        }
    }

    @Override
    public String toString() {
        return "PIN ****";
    }
}
