package org.carrel.hub.adapter.sip2.message;

/** What an item is doing, 01 to 13. */
public enum CirculationStatus {
    OTHER("01"),
    ON_ORDER("02"),
    AVAILABLE("03"),
    CHARGED("04"),
    CHARGED_NOT_TO_BE_RECALLED_YET("05"),
    IN_PROCESS("06"),
    RECALLED("07"),
    WAITING_ON_HOLD_SHELF("08"),
    WAITING_TO_BE_RESHELVED("09"),
    IN_TRANSIT("10"),
    CLAIMED_RETURNED("11"),
    LOST("12"),
    MISSING("13");

    private final String code;

    CirculationStatus(String code) {
        this.code = code;
    }

    public static final int WIDTH = 2;

    public String code() {
        return code;
    }

    /** Everything else means other. */
    public static CirculationStatus read(String code) {
        for (CirculationStatus known : values()) {
            if (known.code.equals(code)) {
                return known;
            }
        }
        return OTHER;
    }
}
