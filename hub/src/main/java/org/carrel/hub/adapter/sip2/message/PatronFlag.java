package org.carrel.hub.adapter.sip2.message;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The 14 positions of the patron status, in order; each is Y or blank. */
public enum PatronFlag {
    CHARGE_DENIED,
    RENEWAL_DENIED,
    RECALL_DENIED,
    HOLD_DENIED,
    CARD_REPORTED_LOST,
    TOO_MANY_CHARGED,
    TOO_MANY_OVERDUE,
    TOO_MANY_RENEWALS,
    TOO_MANY_CLAIMS_OF_RETURN,
    TOO_MANY_LOST,
    EXCESSIVE_FINES,
    EXCESSIVE_FEES,
    RECALL_OVERDUE,
    TOO_MANY_BILLED;

    public static final int WIDTH = 14;

    public static String text(Set<PatronFlag> flags) {
        StringBuilder text = new StringBuilder(WIDTH);
        for (PatronFlag flag : values()) {
            text.append(flags.contains(flag) ? 'Y' : ' ');
        }
        return text.toString();
    }

    /** @param text 14 characters */
    public static Set<PatronFlag> read(String text) {
        EnumSet<PatronFlag> flags = EnumSet.noneOf(PatronFlag.class);
        PatronFlag[] all = values();
        for (int index = 0; index < all.length; index++) {
            if (text.charAt(index) == 'Y') {
                flags.add(all[index]);
            }
        }
        return Collections.unmodifiableSet(flags);
    }
}
