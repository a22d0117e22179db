package org.carrel.hub.adapter.sip2.response;

import java.util.List;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 36: end session 1, transaction date 18; AO AA required, AF AG.
 */
public record EndSessionResponse(boolean ended, SipTime at, Fields fields) implements Response {
    static final String CODE = "36";
    private static final List<FieldId> REQUIRED = List.of(FieldId.AO, FieldId.AA);

    public EndSessionResponse {
        Response.require(CODE, fields, REQUIRED);
    }

    static EndSessionResponse read(FixedPart fixed, char delimiter) {
        return new EndSessionResponse(fixed.flag(), Response.time(fixed), Response.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return Response.yesNo(ended) + at.text();
    }

    @Override
    public String code() {
        return CODE;
    }
}
