package org.carrel.hub.adapter.sip2.response;

import java.util.List;
import java.util.Set;
import org.carrel.hub.adapter.sip2.message.Language;
import org.carrel.hub.adapter.sip2.message.PatronFlag;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 24: patron status 14, language 3, transaction date 18; AO AA AE required, BL CQ BH BV AF AG.
 */
public record PatronStatusResponse(Set<PatronFlag> flags, Language language, SipTime at, Fields fields)
        implements Response {
    static final String CODE = "24";
    private static final List<FieldId> REQUIRED = List.of(FieldId.AO, FieldId.AA, FieldId.AE);

    public PatronStatusResponse {
        Response.require(CODE, fields, REQUIRED);
    }

    static PatronStatusResponse read(FixedPart fixed, char delimiter) {
        return new PatronStatusResponse(
                PatronFlag.read(fixed.text(PatronFlag.WIDTH)),
                new Language(fixed.text(Language.WIDTH)),
                Response.time(fixed),
                Response.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return PatronFlag.text(flags) + language.code() + at.text();
    }

    @Override
    public String code() {
        return CODE;
    }
}
