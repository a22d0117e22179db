package org.carrel.hub.adapter.sip2.response;

import org.carrel.hub.adapter.sip2.wire.Fields;

/** 96: nothing but the code. The message could not be read as it came; the terminal is to send it again. */
public record ScResendRequest() implements Response {
    static final String CODE = "96";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public String fixed() {
        return "";
    }

    @Override
    public Fields fields() {
        return Fields.NONE;
    }
}
