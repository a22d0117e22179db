package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 97: nothing but the command. Asks for the last answer again, as it was.
 */
public record AcsResendRequest(Fields fields) implements Request {
    static AcsResendRequest read(FixedPart fixed, char delimiter) {
        return new AcsResendRequest(Request.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return "";
    }

    @Override
    public Command command() {
        return Command.REQUEST_RESEND;
    }
}
