package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 11: renewal policy of the terminal 1, no block 1, transaction date 18, no-block due date 18; AO AA AB AC required, CH AD BO BI.
 *
 * @param renews whether the terminal may renew: then lending an item to the patron who has it renews it
 * @param noBlock whether it has happened already, while the terminal could not ask; it must not be refused
 */
public record Checkout(boolean renews, boolean noBlock, SipTime at, SipTime noBlockDue, Fields fields)
        implements Request {
    static Checkout read(FixedPart fixed, char delimiter) {
        return new Checkout(
                fixed.flag(), fixed.flag(), Request.time(fixed), Request.time(fixed), Request.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return "" + Request.yesNo(renews) + Request.yesNo(noBlock) + at.text() + noBlockDue.text();
    }

    @Override
    public Command command() {
        return Command.CHECKOUT;
    }

    /** Whether the patron has seen and accepted the fee. */
    public boolean feeAcknowledged() {
        return fields.yes(FieldId.BO);
    }

    /** Whether it takes back a checkin that the terminal could not carry through. */
    public boolean cancels() {
        return fields.yes(FieldId.BI);
    }
}
