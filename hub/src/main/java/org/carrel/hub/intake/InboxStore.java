package org.carrel.hub.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.EventId;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.topic.Address;
import org.carrel.hub.intake.DeviceEvents.Incident;

/** Which events of each device were applied. */
public interface InboxStore {
    Optional<Head> head(Address device);

    void put(Address device, Head head);

    boolean knows(Address device, EventId id);

    /** The event that was applied last under this sequence, in whatever epoch. */
    Optional<EventId> at(Address device, long sequence);

    void add(Address device, long epoch, Arrived event, Instant received);

    /** Keeps an event, or keeps it anew. */
    void hold(Address device, long sequence, Bytes event, Instant received);

    /** The first kept event up to this sequence. */
    Optional<Held> firstHeld(Address device, long through);

    /** Forgets one kept event. */
    void release(Address device, long sequence);

    /** Forgets all kept events of a device. */
    void releaseAll(Address device);

    /** Forgets what was kept before. */
    int releaseBefore(Instant received);

    long nextIncident();

    void add(Incident incident);

    /** Newest first. */
    List<Incident> incidents(int limit);

    /** Forgets events received before, at most {@code limit} of them. */
    int forgetBefore(Instant received, int limit);

    /**
     * How far a device has got.
     *
     * @param epoch grows each time its numbering starts anew
     * @param through every event up to this one is applied
     */
    record Head(long epoch, long through, Instant lastEvent) {}

    /** An event that came before its turn, as it came. */
    record Held(long sequence, Bytes event) {}

    /**
     * An event without its body.
     *
     * @param kind what happened, one word; {@code Refused} when the hub could not read the body
     */
    record Arrived(EventId id, long sequence, DeviceTime time, String kind) {}
}
