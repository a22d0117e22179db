package org.carrel.hub.adapter.mqtt;

import java.util.OptionalLong;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.topic.Address;

/** A message as it came, and what it says. */
record Heard(Inbound from, Decoded<DeviceToHub> decoded) {
    Address device() {
        return from.device();
    }

    /** The number of the event that it is, even of one that cannot be read; empty for everything else. */
    OptionalLong eventNumber() {
        return switch (decoded) {
            case Decoded.Read<DeviceToHub>(DeviceEvent event) -> OptionalLong.of(event.sequence());
            case Decoded.Read<DeviceToHub> _ -> OptionalLong.empty();
            case Decoded.Unknown<DeviceToHub>(var _, var _, Decoded.Envelope envelope) -> number(envelope);
            case Decoded.Malformed<DeviceToHub>(var _, var _, Decoded.Envelope envelope) -> number(envelope);
        };
    }

    private static OptionalLong number(Decoded.Envelope envelope) {
        return switch (envelope) {
            case Decoded.OfEvent event -> OptionalLong.of(event.sequence());
            case Decoded.OfCommand _, Decoded.NoEnvelope _ -> OptionalLong.empty();
        };
    }
}
