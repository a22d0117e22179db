package org.carrel.hub.adapter.sip2.response;

import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.FixedPart;

/**
 * 94: ok 1.
 */
public record LoginResponse(boolean ok, Fields fields) implements Response {
    static final String CODE = "94";

    static LoginResponse read(FixedPart fixed, char delimiter) {
        return new LoginResponse(fixed.flag(), Response.fields(fixed, delimiter));
    }

    @Override
    public String fixed() {
        return "" + Response.oneZero(ok);
    }

    @Override
    public String code() {
        return CODE;
    }
}
