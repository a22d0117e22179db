package org.carrel.hub.adapter.sip2.wire;

import org.carrel.contract.id.Bytes;

/** What stood between two ends of line. */
public sealed interface Frame {
    /** @param bytes without the end of line; at least one */
    record Line(Bytes bytes) implements Frame {}

    /** It was longer than any message; its bytes are gone. */
    record TooLong(long length) implements Frame {}
}
