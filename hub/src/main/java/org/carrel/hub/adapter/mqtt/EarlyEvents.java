package org.carrel.hub.adapter.mqtt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.topic.Address;

/**
 * Events that came before their turn wait here for those that they have overtaken: a broker does not always keep the order, and the
 * device would send everything again from the first that is missing. In memory alone, for the device has them until they are
 * acknowledged. For several threads at once, as long as each device is one thread's.
 */
final class EarlyEvents {
    /** As many as a device has under way at once. */
    private static final int HELD_MAX = 256;

    private final Map<Address, SortedMap<Long, Heard>> held = new ConcurrentHashMap<>();

    /** These messages and what is held of their devices: the events of each device together, by their numbers. */
    List<Heard> inTurn(List<Heard> messages) {
        Map<Address, SortedMap<Long, Heard>> events = new HashMap<>();
        for (Heard message : messages) {
            if (message.decoded() instanceof Decoded.Read<DeviceToHub>(Birth _)) {
                // What was under way on the connection before is sent again on this one.
                held.remove(message.device());
            }
            OptionalLong number = message.eventNumber();
            if (number.isPresent()) {
                events.computeIfAbsent(message.device(), this::release).put(number.getAsLong(), message);
            }
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

    private SortedMap<Long, Heard> release(Address device) {
        SortedMap<Long, Heard> waiting = held.remove(device);
        return waiting == null ? new TreeMap<>() : waiting;
    }

    /** An event whose predecessor has not come. The farthest ahead is forgotten when there are too many. */
    void hold(Heard early) {
        SortedMap<Long, Heard> waiting = held.computeIfAbsent(early.device(), _ -> new TreeMap<>());
        waiting.put(early.eventNumber().orElseThrow(), early);
        if (waiting.size() > HELD_MAX) {
            waiting.pollLastEntry();
        }
    }

    void forget(Address device) {
        held.remove(device);
    }
}
