package org.carrel.hub.adapter.sip2.response;

import java.util.List;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 10: ok 1, resensitize 1, magnetic media 1, alert 1, transaction date 18; AO AB AQ required, AJ CL AA CK CH AF AG, and beyond the
 * specification CR CS CT CV CY DA.
 *
 * @param resensitize whether the terminal is to switch the item's security on
 * @param magneticMedia N, Y, or U where it is not known
 * @param alert whether staff should look at the item
 */
public record CheckinResponse(
        boolean ok, boolean resensitize, char magneticMedia, boolean alert, SipTime at, Fields fields)
        implements Response {
    static final String CODE = "10";
    private static final List<FieldId> REQUIRED = List.of(FieldId.AO, FieldId.AB, FieldId.AQ);

    public CheckinResponse {
        Response.require(CODE, fields, REQUIRED);
    }

    static CheckinResponse read(FixedPart fixed, char delimiter) {
        return new CheckinResponse(
                fixed.flag(),
                fixed.flag(),
                fixed.character(),
                fixed.flag(),
                Response.time(fixed),
                Response.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return "" + Response.oneZero(ok) + Response.yesNo(resensitize) + magneticMedia + Response.yesNo(alert)
                + at.text();
    }

    @Override
    public String code() {
        return CODE;
    }
}
