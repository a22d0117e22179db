package org.carrel.hub.adapter.mqtt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.topic.Address;
import org.carrel.hub.kiosk.Ahead;

/**
 * A message as it came, and what it says.
 *
 * @param ahead what was found out about it before the transaction
 */
record Heard(Inbound from, Decoded<DeviceToHub> decoded, Ahead ahead) {
    static Heard of(Inbound from) {
        return new Heard(from, MessageCodec.decodeFromDevice(from.channel(), from.payload()), Ahead.NOTHING);
    }

    Heard with(Ahead found) {
        return new Heard(from, decoded, found);
    }

    /** These messages, the events of each device together and by their numbers: brokers do not always keep the order. */
    static List<Heard> inTurn(List<Heard> messages) {
        Map<Address, TreeMap<Long, Heard>> events = new HashMap<>();
        for (Heard message : messages) {
            message.eventNumber()
                    .ifPresent(number -> events.computeIfAbsent(message.device(), _ -> new TreeMap<>())
                            .put(number, message));
        }
        List<Heard> all = new ArrayList<>();
        for (Heard message : messages) {
            if (message.eventNumber().isEmpty()) {
                all.add(message);
            } else if (events.containsKey(message.device())) {
                all.addAll(events.remove(message.device()).values());
            }
        }
        return all;
    }

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
