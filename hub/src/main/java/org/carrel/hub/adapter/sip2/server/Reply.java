package org.carrel.hub.adapter.sip2.server;

import org.carrel.contract.id.Bytes;

/** What a terminal's connection does next. */
public sealed interface Reply {
    /** @param line with its error detection and its end */
    record Send(Bytes line) implements Reply {}

    /** A message that is to be ignored. */
    record Nothing() implements Reply {}

    /** Whatever talks here is no terminal, or no longer one that may. */
    record HangUp() implements Reply {}

    /** A last answer, then the end. */
    record SendAndHangUp(Bytes line) implements Reply {}
}
