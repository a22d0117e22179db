package org.carrel.hub.adapter.sip2.response;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.carrel.hub.adapter.sip2.message.Count;
import org.carrel.hub.adapter.sip2.message.Language;
import org.carrel.hub.adapter.sip2.message.PatronFlag;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.message.Summary;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 64: patron status 14, language 3, transaction date 18, six counts of 4; AO AA AE required, BZ CA CB BL CQ BH BV CC, the list asked
 * for, BD BE BF AF AG, and beyond the specification AQ PA PB PC PI.
 *
 * @param counts as sent, 24 characters: holds, overdue, charged, fines, recalls, unavailable holds
 */
public record PatronInformationResponse(
        Set<PatronFlag> flags, Language language, SipTime at, String counts, Fields fields) implements Response {
    static final String CODE = "64";
    private static final int COUNTS_WIDTH = 24;
    private static final List<FieldId> REQUIRED = List.of(FieldId.AO, FieldId.AA, FieldId.AE);

    public PatronInformationResponse {
        Response.require(CODE, fields, REQUIRED);
    }

    static PatronInformationResponse read(FixedPart fixed, char delimiter) {
        return new PatronInformationResponse(
                PatronFlag.read(fixed.text(PatronFlag.WIDTH)),
                new Language(fixed.text(Language.WIDTH)),
                Response.time(fixed),
                fixed.text(COUNTS_WIDTH),
                Response.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return PatronFlag.text(flags) + language.code() + at.text() + counts;
    }

    @Override
    public String code() {
        return CODE;
    }

    /** How many entries a list has; empty where the system does not count. */
    public OptionalInt count(Summary list) {
        int from = List.of(Summary.values()).indexOf(list) * Count.WIDTH;
        return Count.read(counts.substring(from, from + Count.WIDTH));
    }
}
