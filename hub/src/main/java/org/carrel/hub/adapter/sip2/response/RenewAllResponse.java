package org.carrel.hub.adapter.sip2.response;

import java.util.List;
import org.carrel.hub.adapter.sip2.message.Count;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 66: ok 1, renewed count 4, unrenewed count 4, transaction date 18; AO required, BM and BN one for each item, AF AG.
 */
public record RenewAllResponse(boolean ok, int renewed, int unrenewed, SipTime at, Fields fields) implements Response {
    static final String CODE = "66";
    private static final List<FieldId> REQUIRED = List.of(FieldId.AO);

    public RenewAllResponse {
        Response.require(CODE, fields, REQUIRED);
    }

    static RenewAllResponse read(FixedPart fixed, char delimiter) {
        return new RenewAllResponse(
                fixed.flag(),
                Count.read(fixed.text(Count.WIDTH)).orElse(0),
                Count.read(fixed.text(Count.WIDTH)).orElse(0),
                Response.time(fixed),
                Response.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return Response.oneZero(ok) + Count.text(renewed) + Count.text(unrenewed) + at.text();
    }

    @Override
    public String code() {
        return CODE;
    }
}
