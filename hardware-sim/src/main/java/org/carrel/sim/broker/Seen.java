package org.carrel.sim.broker;

/**
 * One line of the broker's record.
 *
 * @param connection from 1 in the order in which they were opened
 * @param atNanos monotonic
 */
public record Seen(int connection, long atNanos, What what) {
    /** What happened. */
    public sealed interface What {
        record Opened() implements What {}

        /** As it was read, before any rule. */
        record Received(Packet packet) implements What {}

        record Malformed(int code, String reason) implements What {}

        /** As it was written, after all rules. */
        record Sent(Packet packet) implements What {}

        /** Bytes written by a rule that are not the broker's own packet. */
        record Uttered(Octets bytes) implements What {}

        record Closed() implements What {}
    }
}
