package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 15: mode 1, transaction date 18; AO AA required, BW BS BY AD AB AJ AC BO.
 *
 * @param mode as sent; see {@link org.carrel.hub.adapter.sip2.message.HoldMode}
 */
public record HoldRequest(char mode, SipTime at, Fields fields) implements Request {
    static HoldRequest read(FixedPart fixed, char delimiter) {
        return new HoldRequest(fixed.character(), Request.time(fixed), Request.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return mode + at.text();
    }

    @Override
    public Command command() {
        return Command.HOLD;
    }

    public String pickup() {
        return fields.text(FieldId.BS);
    }

    /** 1 other, 2 any copy of the title, 3 this copy, 4 any copy at one branch; empty when none was sent. */
    public String type() {
        return fields.text(FieldId.BY);
    }

    /** The title's own key, where no item is named. */
    public String title() {
        return fields.text(FieldId.AJ);
    }
}
