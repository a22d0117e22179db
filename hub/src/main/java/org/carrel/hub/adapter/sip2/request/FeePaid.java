package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.message.FeeType;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 37: transaction date 18, fee type 2, payment type 2, currency 3; BV AO AA required, AC AD CG BK.
 *
 * @param paymentType as sent: 00 cash, 01 VISA, 02 credit card
 * @param currency ISO 4217
 */
public record FeePaid(SipTime at, FeeType feeType, String paymentType, String currency, Fields fields)
        implements Request {
    static FeePaid read(FixedPart fixed, char delimiter) {
        return new FeePaid(
                Request.time(fixed),
                FeeType.read(fixed.text(2)),
                fixed.text(2),
                fixed.text(3),
                Request.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return at.text() + feeType.code() + paymentType + currency;
    }

    @Override
    public Command command() {
        return Command.FEE_PAID;
    }

    public String amount() {
        return fields.text(FieldId.BV);
    }

    /** Which fee; empty when the payment is for whatever is owed. */
    public String fee() {
        return fields.text(FieldId.CG);
    }

    /** The payment's own number at the terminal; empty when none was sent. */
    public String transaction() {
        return fields.text(FieldId.BK);
    }
}
