package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 93: algorithm of the user id 1, algorithm of the password 1; CN CO required, CP.
 *
 * @param userAlgorithm 0 for plain text; the specification names no other
 * @param passwordAlgorithm as {@code userAlgorithm}
 */
public record Login(char userAlgorithm, char passwordAlgorithm, Fields fields) implements Request {
    static Login read(FixedPart fixed, char delimiter) {
        return new Login(fixed.character(), fixed.character(), Request.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return "" + userAlgorithm + passwordAlgorithm;
    }

    @Override
    public Command command() {
        return Command.LOGIN;
    }

    public String user() {
        return fields.text(FieldId.CN);
    }

    public String password() {
        return fields.text(FieldId.CO);
    }
}
