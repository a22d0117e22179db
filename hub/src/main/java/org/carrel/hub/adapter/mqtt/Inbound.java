package org.carrel.hub.adapter.mqtt;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;

/**
 * A message from a device, not yet read.
 *
 * @param retained whether the broker had kept it from before: it tells how things were, not that something just happened
 */
public record Inbound(Address device, Channel channel, Bytes payload, boolean retained, Bytes correlation) {}
