package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 25: transaction date 18; AO AA required, AC AD.
 */
public record PatronEnable(SipTime at, Fields fields) implements Request {
    static PatronEnable read(FixedPart fixed, char delimiter) {
        return new PatronEnable(Request.time(fixed), Request.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return at.text();
    }

    @Override
    public Command command() {
        return Command.PATRON_ENABLE;
    }
}
