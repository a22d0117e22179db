package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 65: transaction date 18; AO AA required, AD AC BO.
 */
public record RenewAll(SipTime at, Fields fields) implements Request {
    static RenewAll read(FixedPart fixed, char delimiter) {
        return new RenewAll(Request.time(fixed), Request.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return at.text();
    }

    @Override
    public Command command() {
        return Command.RENEW_ALL;
    }
}
