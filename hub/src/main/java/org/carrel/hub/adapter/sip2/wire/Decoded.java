package org.carrel.hub.adapter.sip2.wire;

/**
 * What became of a message's text.
 *
 * @param <M> the kind of message expected
 */
public sealed interface Decoded<M> {
    record Known<M>(M message) implements Decoded<M> {}

    /** A command that the protocol does not have in this direction; to be ignored. */
    record Unknown<M>(String command) implements Decoded<M> {}

    /** @param offset in characters, where it went wrong */
    record Malformed<M>(String command, String reason, int offset) implements Decoded<M> {}
}
