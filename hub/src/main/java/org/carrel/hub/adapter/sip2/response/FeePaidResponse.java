package org.carrel.hub.adapter.sip2.response;

import java.util.List;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 38: payment accepted 1, transaction date 18; AO AA required, BK AF AG.
 */
public record FeePaidResponse(boolean accepted, SipTime at, Fields fields) implements Response {
    static final String CODE = "38";
    private static final List<FieldId> REQUIRED = List.of(FieldId.AO, FieldId.AA);

    public FeePaidResponse {
        Response.require(CODE, fields, REQUIRED);
    }

    static FeePaidResponse read(FixedPart fixed, char delimiter) {
        return new FeePaidResponse(fixed.flag(), Response.time(fixed), Response.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return Response.yesNo(accepted) + at.text();
    }

    @Override
    public String code() {
        return CODE;
    }
}
