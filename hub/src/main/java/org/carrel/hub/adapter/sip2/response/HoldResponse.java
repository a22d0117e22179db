package org.carrel.hub.adapter.sip2.response;

import java.util.List;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 16: ok 1, available 1, transaction date 18; AO AA required, BW BR BS AB AJ AF AG.
 *
 * @param available whether the item is in and kept for nobody
 */
public record HoldResponse(boolean ok, boolean available, SipTime at, Fields fields) implements Response {
    static final String CODE = "16";
    private static final List<FieldId> REQUIRED = List.of(FieldId.AO, FieldId.AA);

    public HoldResponse {
        Response.require(CODE, fields, REQUIRED);
    }

    static HoldResponse read(FixedPart fixed, char delimiter) {
        return new HoldResponse(fixed.flag(), fixed.flag(), Response.time(fixed), Response.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return "" + Response.oneZero(ok) + Response.yesNo(available) + at.text();
    }

    @Override
    public String code() {
        return CODE;
    }
}
