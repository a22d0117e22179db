package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 29: third party allowed 1, no block 1, transaction date 18, no-block due date 18; AO AA required, AD AB AJ AC CH BO.
 *
 * @param thirdParty whether somebody else may renew for the patron
 * @param noBlock whether it has happened already, while the terminal could not ask; it must not be refused
 */
public record Renew(boolean thirdParty, boolean noBlock, SipTime at, SipTime noBlockDue, Fields fields)
        implements Request {
    static Renew read(FixedPart fixed, char delimiter) {
        return new Renew(
                fixed.flag(), fixed.flag(), Request.time(fixed), Request.time(fixed), Request.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return "" + Request.yesNo(thirdParty) + Request.yesNo(noBlock) + at.text() + noBlockDue.text();
    }

    @Override
    public Command command() {
        return Command.RENEW;
    }

    /** The title's own key, where no item is named. */
    public String title() {
        return fields.text(FieldId.AJ);
    }

    /** Whether the patron has seen and accepted the fee. */
    public boolean feeAcknowledged() {
        return fields.yes(FieldId.BO);
    }
}
