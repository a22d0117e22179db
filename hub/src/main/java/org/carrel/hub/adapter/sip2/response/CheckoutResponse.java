package org.carrel.hub.adapter.sip2.response;

import java.util.List;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 12: ok 1, renewal ok 1, magnetic media 1, desensitize 1, transaction date 18; AO AA AB AJ AH required, BT CI BH BV CK CH BK AF AG.
 *
 * @param ok whether the patron has the item now
 * @param renewal whether the patron had it before
 * @param magneticMedia N, Y, or U where it is not known
 * @param desensitize whether the terminal is to switch the item's security off
 */
public record CheckoutResponse(
        boolean ok, boolean renewal, char magneticMedia, boolean desensitize, SipTime at, Fields fields)
        implements Response {
    static final String CODE = "12";
    private static final List<FieldId> REQUIRED = List.of(FieldId.AO, FieldId.AA, FieldId.AB, FieldId.AJ, FieldId.AH);

    public CheckoutResponse {
        Response.require(CODE, fields, REQUIRED);
    }

    static CheckoutResponse read(FixedPart fixed, char delimiter) {
        return new CheckoutResponse(
                fixed.flag(),
                fixed.flag(),
                fixed.character(),
                fixed.flag(),
                Response.time(fixed),
                Response.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return "" + Response.oneZero(ok) + Response.yesNo(renewal) + magneticMedia + Response.yesNo(desensitize)
                + at.text();
    }

    @Override
    public String code() {
        return CODE;
    }
}
