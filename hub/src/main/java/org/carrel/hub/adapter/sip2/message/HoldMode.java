package org.carrel.hub.adapter.sip2.message;

import java.util.Optional;

/** What 15 asks to be done with a hold. */
public enum HoldMode {
    ADD('+'),
    DELETE('-'),
    CHANGE('*');

    private final char sign;

    HoldMode(char sign) {
        this.sign = sign;
    }

    public char sign() {
        return sign;
    }

    public static Optional<HoldMode> read(char sign) {
        for (HoldMode mode : values()) {
            if (mode.sign == sign) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
