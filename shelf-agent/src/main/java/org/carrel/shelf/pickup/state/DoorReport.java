package org.carrel.shelf.pickup.state;

/** What is wrong with the doors, worst first. */
public enum DoorReport {
    FORCED("door-forced"),
    STUCK("lock-stuck"),
    LEFT_OPEN("door-left-open"),
    IN_ORDER("");

    private final String code;

    DoorReport(String code) {
        this.code = code;
    }

    /** A stable code, empty when nothing is wrong. */
    public String code() {
        return code;
    }

    static DoorReport of(PickupState state) {
        if (any(state, "DOOR_FORCED/")) {
            return FORCED;
        }
        if (any(state, "LOCK_STUCK/")) {
            return STUCK;
        }
        return any(state, "DOOR_LEFT_OPEN/") ? LEFT_OPEN : IN_ORDER;
    }

    private static boolean any(PickupState state, String prefix) {
        return state.alarms().stream().anyMatch(alarm -> alarm.startsWith(prefix));
    }
}
