package org.carrel.hub.adapter.sip2.response;

import java.util.List;
import org.carrel.hub.adapter.sip2.message.CirculationStatus;
import org.carrel.hub.adapter.sip2.message.FeeType;
import org.carrel.hub.adapter.sip2.message.SecurityMarker;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 18: circulation status 2, security marker 2, fee type 2, transaction date 18; AB AJ required, CF AH CJ CM BG BH BV CK AQ AP CH AF AG,
 * and beyond the specification CR CS CY DA.
 */
public record ItemInformationResponse(
        CirculationStatus status, SecurityMarker security, FeeType feeType, SipTime at, Fields fields)
        implements Response {
    static final String CODE = "18";
    private static final List<FieldId> REQUIRED = List.of(FieldId.AB, FieldId.AJ);

    public ItemInformationResponse {
        Response.require(CODE, fields, REQUIRED);
    }

    static ItemInformationResponse read(FixedPart fixed, char delimiter) {
        return new ItemInformationResponse(
                CirculationStatus.read(fixed.text(2)),
                SecurityMarker.read(fixed.text(2)),
                FeeType.read(fixed.text(2)),
                Response.time(fixed),
                Response.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return status.code() + security.code() + feeType.code() + at.text();
    }

    @Override
    public String code() {
        return CODE;
    }
}
