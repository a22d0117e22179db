package org.carrel.device.port;

import org.carrel.contract.id.Bytes;

/** What a {@link HubLink} tells. */
public sealed interface HubLinkInput {
    /**
     * Connected and subscribed.
     *
     * @param session the durable session number that the last will of this connection carries; the birth must carry the same
     */
    record Connected(long session) implements HubLinkInput {}

    record Disconnected(Reason reason, String detail) implements HubLinkInput {}

    /** Why the line went. */
    enum Reason {
        NETWORK,
        /** The broker does not accept this device's credentials. */
        NOT_AUTHORIZED,
        /** Another device uses this identity. */
        TAKEN_OVER,
        BUSY
    }

    record Arrived(String topic, Bytes payload, Bytes correlation) implements HubLinkInput {}

    /** The broker has it (QoS 1) or it was written to the wire (QoS 0). */
    record Delivered(long token) implements HubLinkInput {}

    /** @param permanent the same message will never be accepted; do not send it again */
    record NotDelivered(long token, boolean permanent, String detail) implements HubLinkInput {}
}
