package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 01: card retained 1, transaction date 18; AO AL AA AC required.
 *
 * @param cardRetained whether the terminal kept the card
 */
public record BlockPatron(boolean cardRetained, SipTime at, Fields fields) implements Request {
    static BlockPatron read(FixedPart fixed, char delimiter) {
        return new BlockPatron(fixed.flag(), Request.time(fixed), Request.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return Request.yesNo(cardRetained) + at.text();
    }

    /** Why, in the terminal's words; empty when it says nothing. */
    public String message() {
        return fields.text(FieldId.AL);
    }

    @Override
    public Command command() {
        return Command.BLOCK_PATRON;
    }
}
