package org.carrel.device.link.gpio;

/** A pin cannot be had or does not obey. The agent cannot vouch for its doors then: it stops and is started anew. */
public final class PinFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    PinFailure(String what, Throwable cause) {
        super(what, cause);
    }

    PinFailure(String what) {
        super(what);
    }
}
