package org.carrel.device.link.mqtt;

import org.carrel.device.port.HubLinkInput;

/** What waits to be told to the agent. */
sealed interface Notice {
    record Tell(HubLinkInput input) implements Notice {}

    /** @param packetId to be acknowledged once the agent has taken the message; 0 for none */
    record Arrival(PahoConnection connection, int packetId, HubLinkInput.Arrived input) implements Notice {}

    /**
     * A message is no longer under way.
     *
     * @param number as {@link PublishWindow} gave it
     */
    record Outcome(PahoConnection connection, long number, HubLinkInput input) implements Notice {}

    record Stop() implements Notice {}
}
