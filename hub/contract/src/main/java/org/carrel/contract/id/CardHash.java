package org.carrel.contract.id;

/**
 * A card number put through a slow keyed hash (see {@link org.carrel.contract.message.PickupRoster}), 32 bytes in
 * lower-case hex. All that a device may keep of a card.
 */
public record CardHash(String value) implements Comparable<CardHash> {
    public CardHash {
        Form.HEX64.requireSecret("card hash", value);
    }

    @Override
    public int compareTo(CardHash other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return "hash " + value.substring(0, 4) + "…";
    }
}
