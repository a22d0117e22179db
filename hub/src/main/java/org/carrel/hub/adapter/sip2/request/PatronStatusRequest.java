package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.message.Language;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 23: language 3, transaction date 18; AO AA AC AD required.
 */
public record PatronStatusRequest(Language language, SipTime at, Fields fields) implements Request {
    static PatronStatusRequest read(FixedPart fixed, char delimiter) {
        return new PatronStatusRequest(
                new Language(fixed.text(Language.WIDTH)), Request.time(fixed), Request.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return language.code() + at.text();
    }

    @Override
    public Command command() {
        return Command.PATRON_STATUS;
    }
}
