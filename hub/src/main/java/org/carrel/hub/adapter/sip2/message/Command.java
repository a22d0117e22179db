package org.carrel.hub.adapter.sip2.message;

import java.util.Set;

/** The sixteen requests, in the order of the supported messages of 98 (BX). */
public enum Command {
    PATRON_STATUS("23"),
    CHECKOUT("11"),
    CHECKIN("09"),
    BLOCK_PATRON("01"),
    SC_STATUS("99"),
    REQUEST_RESEND("97"),
    LOGIN("93"),
    PATRON_INFORMATION("63"),
    END_PATRON_SESSION("35"),
    FEE_PAID("37"),
    ITEM_INFORMATION("17"),
    ITEM_STATUS_UPDATE("19"),
    PATRON_ENABLE("25"),
    HOLD("15"),
    RENEW("29"),
    RENEW_ALL("65");

    private final String code;

    Command(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Sixteen letters Y and N. */
    public static String supported(Set<Command> on) {
        StringBuilder text = new StringBuilder();
        for (Command command : values()) {
            text.append(on.contains(command) ? 'Y' : 'N');
        }
        return text.toString();
    }
}
