package org.carrel.hub.adapter.sip2.message;

/** What a fee is for, 01 to 09. */
public enum FeeType {
    OTHER("01"),
    ADMINISTRATIVE("02"),
    DAMAGE("03"),
    OVERDUE("04"),
    PROCESSING("05"),
    RENTAL("06"),
    REPLACEMENT("07"),
    COMPUTER_ACCESS("08"),
    HOLD("09");

    private final String code;

    FeeType(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static FeeType read(String code) {
        for (FeeType known : values()) {
            if (known.code.equals(code)) {
                return known;
            }
        }
        return OTHER;
    }
}
