package org.carrel.hub.adapter.sip2.response;

import java.util.List;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 20: item properties ok 1, transaction date 18; AB required, AJ CH AF AG.
 */
public record ItemStatusUpdateResponse(boolean ok, SipTime at, Fields fields) implements Response {
    static final String CODE = "20";
    private static final List<FieldId> REQUIRED = List.of(FieldId.AB);

    public ItemStatusUpdateResponse {
        Response.require(CODE, fields, REQUIRED);
    }

    static ItemStatusUpdateResponse read(FixedPart fixed, char delimiter) {
        return new ItemStatusUpdateResponse(fixed.flag(), Response.time(fixed), Response.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return Response.oneZero(ok) + at.text();
    }

    @Override
    public String code() {
        return CODE;
    }
}
