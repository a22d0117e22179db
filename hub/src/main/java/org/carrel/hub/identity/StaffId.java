package org.carrel.hub.identity;

/** The hub's own key of a staff member. */
public record StaffId(String value) implements Comparable<StaffId> {
    private static final int LONGEST = 64;

    public StaffId {
        if (value.isEmpty() || value.length() > LONGEST || !value.chars().allMatch(StaffId::allowed)) {
            throw new IllegalArgumentException("staff must be 1 to 64 of A-Z a-z 0-9 _ -, not '" + value + "'");
        }
    }

    private static boolean allowed(int c) {
        return c == '_' || c == '-' || (c < 128 && Character.isLetterOrDigit(c));
    }

    @Override
    public int compareTo(StaffId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
