package org.carrel.hub.adapter.sip2.message;

import java.util.Optional;
import org.carrel.hub.adapter.sip2.wire.FieldId;

/** Which list 63 asks for: the first Y among ten characters; the last four positions mean nothing. */
public enum Summary {
    HOLDS(FieldId.AS),
    OVERDUE(FieldId.AT),
    CHARGED(FieldId.AU),
    FINES(FieldId.AV),
    RECALLS(FieldId.BU),
    UNAVAILABLE_HOLDS(FieldId.CD);

    public static final int WIDTH = 10;

    private final FieldId field;

    Summary(FieldId field) {
        this.field = field;
    }

    /** In which field 64 lists it. */
    public FieldId field() {
        return field;
    }

    public static Optional<Summary> read(String text) {
        int at = text.indexOf('Y');
        return at >= 0 && at < values().length ? Optional.of(values()[at]) : Optional.empty();
    }

    public static String text(Optional<Summary> asked) {
        StringBuilder text = new StringBuilder();
        for (Summary summary : values()) {
            text.append(asked.filter(summary::equals).isPresent() ? 'Y' : ' ');
        }
        return text.append(" ".repeat(WIDTH - text.length())).toString();
    }
}
