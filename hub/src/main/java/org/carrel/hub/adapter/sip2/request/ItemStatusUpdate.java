package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 19: transaction date 18; AO AB CH required, AC.
 */
public record ItemStatusUpdate(SipTime at, Fields fields) implements Request {
    static ItemStatusUpdate read(FixedPart fixed, char delimiter) {
        return new ItemStatusUpdate(Request.time(fixed), Request.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return at.text();
    }

    @Override
    public Command command() {
        return Command.ITEM_STATUS_UPDATE;
    }

    /** Words of the terminal about the item, free text. */
    public String properties() {
        return fields.text(FieldId.CH);
    }
}
