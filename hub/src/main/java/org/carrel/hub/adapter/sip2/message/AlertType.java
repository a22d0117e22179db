package org.carrel.hub.adapter.sip2.message;

/** Why staff should look at a returned item (CV, an extension that sorters go by). */
public enum AlertType {
    HOLD_HERE("01"),
    HOLD_ELSEWHERE("02"),
    HOLD_OF_ANOTHER_LIBRARY("03"),
    SEND_TO_OTHER_BRANCH("04"),
    OTHER("99");

    private final String code;

    AlertType(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static AlertType read(String code) {
        for (AlertType type : values()) {
            if (type.code.equals(code)) {
                return type;
            }
        }
        return OTHER;
    }
}
