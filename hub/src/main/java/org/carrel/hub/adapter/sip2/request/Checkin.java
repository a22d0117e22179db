package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 09: no block 1, transaction date 18, return date 18; AP AO AB AC required, CH BI.
 *
 * @param noBlock whether it has happened already, while the terminal could not ask; it must not be refused
 * @param returned when the item came back, which may be long before
 */
public record Checkin(boolean noBlock, SipTime at, SipTime returned, Fields fields) implements Request {
    static Checkin read(FixedPart fixed, char delimiter) {
        return new Checkin(fixed.flag(), Request.time(fixed), Request.time(fixed), Request.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return Request.yesNo(noBlock) + at.text() + returned.text();
    }

    @Override
    public Command command() {
        return Command.CHECKIN;
    }

    /** Where the item is now, in the terminal's words. */
    public String currentLocation() {
        return fields.text(FieldId.AP);
    }

    /** Whether it takes back a checkout that the terminal could not carry through. */
    public boolean cancels() {
        return fields.yes(FieldId.BI);
    }
}
