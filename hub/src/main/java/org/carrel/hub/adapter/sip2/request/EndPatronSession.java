package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 35: transaction date 18; AO AA required, AC AD.
 */
public record EndPatronSession(SipTime at, Fields fields) implements Request {
    static EndPatronSession read(FixedPart fixed, char delimiter) {
        return new EndPatronSession(Request.time(fixed), Request.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return at.text();
    }

    @Override
    public Command command() {
        return Command.END_PATRON_SESSION;
    }
}
