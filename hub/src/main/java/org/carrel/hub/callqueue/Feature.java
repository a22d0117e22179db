package org.carrel.hub.callqueue;

/** What a seat has and a party may need. */
public enum Feature {
    WHEELCHAIR_BAY(true),
    HEIGHT_ADJUSTABLE(true),
    NEAR_LIFT(true),
    LARGE_PRINT(true),
    HEARING_LOOP(true),
    LEFT_HANDED(false),
    POWER(false),
    MONITOR(false);

    private final boolean accessible;

    Feature(boolean accessible) {
        this.accessible = accessible;
    }

    /** Whether seats that have it are kept for those who need it: a reason to be served first there. The others are only wishes. */
    public boolean accessible() {
        return accessible;
    }
}
