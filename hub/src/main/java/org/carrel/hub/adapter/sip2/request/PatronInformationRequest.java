package org.carrel.hub.adapter.sip2.request;

import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.message.Language;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.message.Summary;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 63: language 3, transaction date 18, summary 10; AO AA required, AC AD BP BQ.
 *
 * @param summary as sent; only one list is asked for at a time, see {@link org.carrel.hub.adapter.sip2.message.Summary}
 */
public record PatronInformationRequest(Language language, SipTime at, String summary, Fields fields)
        implements Request {
    static PatronInformationRequest read(FixedPart fixed, char delimiter) {
        return new PatronInformationRequest(
                new Language(fixed.text(Language.WIDTH)),
                Request.time(fixed),
                fixed.text(Summary.WIDTH),
                Request.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return language.code() + at.text() + summary;
    }

    @Override
    public Command command() {
        return Command.PATRON_INFORMATION;
    }

    /** The first entry wanted, from 1. */
    public int start() {
        return place(FieldId.BP, 1);
    }

    /** The last entry wanted; as many as there are when none was sent. */
    public int end() {
        return place(FieldId.BQ, Integer.MAX_VALUE);
    }

    private int place(FieldId id, int otherwise) {
        String sent = fields.text(id);
        return sent.matches("[0-9]{1,8}") ? Math.max(1, Integer.parseInt(sent)) : otherwise;
    }
}
