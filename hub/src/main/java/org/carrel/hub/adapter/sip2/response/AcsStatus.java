package org.carrel.hub.adapter.sip2.response;

import java.util.List;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 98: on-line status 1, checkin ok 1, checkout ok 1, renewal policy 1, status update ok 1, off-line ok 1, timeout period 3, retries allowed 3,
 * date and time 18, protocol version 4; AO BX required, AM AN AF AG. May answer any message: the terminal takes it over and asks again.
 *
 * @param timeout in tenths of a second, three digits; 000 off line, 999 not known
 * @param retries three digits; 999 not known
 */
public record AcsStatus(
        boolean online,
        boolean checkin,
        boolean checkout,
        boolean renewal,
        boolean statusUpdate,
        boolean offline,
        String timeout,
        String retries,
        SipTime at,
        String version,
        Fields fields)
        implements Response {
    static final String CODE = "98";

    /** BX came with version 2.00; a version 1.00 has no field of its own. */
    private static final List<FieldId> REQUIRED = List.of(FieldId.AO);

    public AcsStatus {
        Response.require(CODE, fields, REQUIRED);
    }

    static AcsStatus read(FixedPart fixed, char delimiter) {
        return new AcsStatus(
                fixed.flag(),
                fixed.flag(),
                fixed.flag(),
                fixed.flag(),
                fixed.flag(),
                fixed.flag(),
                fixed.text(3),
                fixed.text(3),
                Response.time(fixed),
                fixed.text(4),
                Response.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        StringBuilder text = new StringBuilder();
        for (boolean flag : new boolean[] {online, checkin, checkout, renewal, statusUpdate, offline}) {
            text.append(Response.yesNo(flag));
        }
        return text.append(timeout)
                .append(retries)
                .append(at.text())
                .append(version)
                .toString();
    }

    @Override
    public String code() {
        return CODE;
    }
}
