package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 17: transaction date 18; AO AB required, AC.
 */
public record ItemInformationRequest(SipTime at, Fields fields) implements Request {
    static ItemInformationRequest read(FixedPart fixed, char delimiter) {
        return new ItemInformationRequest(Request.time(fixed), Request.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return at.text();
    }

    @Override
    public Command command() {
        return Command.ITEM_INFORMATION;
    }
}
