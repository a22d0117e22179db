package org.carrel.hub.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.EventId;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DropEvent;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.topic.Address;
import org.carrel.hub.drop.DropDesk;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.intake.InboxStore.Arrived;
import org.carrel.hub.intake.InboxStore.Head;
import org.carrel.hub.kiosk.KioskDesk;
import org.carrel.hub.reservation.Pickup;
import org.carrel.hub.shelf.Observing;

/** Applies events once and in order, by the numbers the devices give them. */
final class EventInbox implements DeviceEvents {
    /** Far longer than a device is ever off line; what comes again after it is taken for new and shown as an incident. */
    private static final Duration KEPT = Duration.ofDays(90);

    /** What came early and was never asked for: the device has sent it again, or is no more. */
    private static final Duration HELD = Duration.ofDays(1);

    /** As many as a device has under way at once. */
    private static final int AHEAD_MAX = 256;

    private static final int TIDY_MAX = 5_000;
    private static final Head NONE = new Head(1, 0, Instant.EPOCH);

    private final InboxStore store;
    private final Pickup pickup;
    private final KioskDesk kiosk;
    private final DropDesk drops;
    private final Observing observing;
    private final Feed feed;

    EventInbox(InboxStore store, Pickup pickup, KioskDesk kiosk, DropDesk drops, Observing observing, Feed feed) {
        this.store = store;
        this.pickup = pickup;
        this.kiosk = kiosk;
        this.drops = drops;
        this.observing = observing;
        this.feed = feed;
    }

    @Override
    public Receipt apply(Address device, DeviceEvent event, Instant now) {
        Arrived arrived = new Arrived(
                event.id(),
                event.sequence(),
                event.time(),
                event.body().getClass().getSimpleName());
        return take(device, arrived, now, () -> {
            switch (event.body()) {
                case ShelfEvent shelf -> pickup.happened(device, shelf, reported(event.time(), now), now);
                case KioskEvent told -> kiosk.happened(device, told, reported(event.time(), now), now);
                case DropEvent.ItemDropped dropped ->
                    drops.happened(device, dropped, reported(dropped.evidence().entered(), now), now);
                case OperationEvent operation -> observing.observed(device, operation, now);
            }
        });
    }

    @Override
    public Receipt refuse(Address device, EventId id, long sequence, DeviceTime time, String why, Instant now) {
        return take(
                device,
                new Arrived(id, sequence, time, "Refused"),
                now,
                () -> note(device, Incident.Kind.EVENT_NOT_UNDERSTOOD, sequence, why, now));
    }

    private Receipt take(Address device, Arrived event, Instant now, Runnable effect) {
        Head head = store.head(device).orElse(NONE);
        if (event.sequence() > head.through() + 1) {
            return new Receipt.Gap(head.through(), event.sequence());
        }
        if (event.sequence() <= head.through()) {
            Optional<EventId> before = store.at(device, event.sequence());
            if (before.map(event.id()::equals).orElse(false)) {
                return new Receipt.Duplicate(head.through());
            }
            head = startAnew(device, event.sequence() - 1, head, now);
        }
        store.put(device, new Head(head.epoch(), event.sequence(), now));
        if (store.knows(device, event.id())) {
            // A restored device sends what it had sent in its former life: the same event under whatever number.
            return new Receipt.Duplicate(event.sequence());
        }
        store.add(device, head.epoch(), event, now);
        effect.run();
        return new Receipt.Applied(event.sequence());
    }

    /** The device's word where its clock can be trusted and is not ahead; the hub's own time otherwise. */
    private static Instant reported(DeviceTime time, Instant now) {
        return switch (time.quality()) {
            case SYNCHRONIZED -> time.wall().isAfter(now) ? now : time.wall();
            case FREE_RUNNING, UNKNOWN -> now;
        };
    }

    @Override
    public long greet(Address device, long oldestKept, long newest, Instant now) {
        Head head = store.head(device).orElse(NONE);
        if (oldestKept > head.through() + 1) {
            note(device, Incident.Kind.EVENTS_LOST, head.through() + 1, "up to " + (oldestKept - 1), now);
            head = new Head(head.epoch(), oldestKept - 1, head.lastEvent());
            store.put(device, head);
        }
        // A device that was reinstalled must not throw away what it has not sent; its numbers tell at its next event.
        return Math.min(head.through(), newest);
    }

    private Head startAnew(Address device, long through, Head head, Instant now) {
        note(device, Incident.Kind.SEQUENCE_REUSED, through + 1, "was at " + head.through(), now);
        Head anew = new Head(head.epoch() + 1, through, head.lastEvent());
        store.releaseAll(device);
        store.put(device, anew);
        return anew;
    }

    @Override
    public void hold(Address device, Receipt.Gap gap, Bytes event, Instant now) {
        if (gap.received() - gap.through() <= AHEAD_MAX) {
            store.hold(device, gap.received(), event, now);
        }
    }

    @Override
    public Optional<Bytes> nextHeld(Address device) {
        Optional<InboxStore.Held> next = store.firstHeld(device, through(device) + 1);
        next.ifPresent(held -> store.release(device, held.sequence()));
        return next.map(InboxStore.Held::event);
    }

    @Override
    public void forgetHeld(Address device) {
        store.releaseAll(device);
    }

    private void note(Address device, Incident.Kind kind, long sequence, String detail, Instant now) {
        store.add(new Incident(store.nextIncident(), device, now, kind, sequence, detail));
        String word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        feed.add(new Fact.IncidentHappened(device, word), now);
    }

    @Override
    public long through(Address device) {
        return store.head(device).orElse(NONE).through();
    }

    @Override
    public List<Incident> incidents(int limit) {
        return store.incidents(limit);
    }

    @Override
    public Optional<Instant> lastEvent(Address device) {
        return store.head(device).map(Head::lastEvent).filter(Instant.EPOCH::isBefore);
    }

    @Override
    public int tidy(Instant now) {
        return store.releaseBefore(now.minus(HELD)) + store.forgetBefore(now.minus(KEPT), TIDY_MAX);
    }
}
