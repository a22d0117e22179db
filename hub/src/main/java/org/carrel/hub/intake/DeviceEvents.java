package org.carrel.hub.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.EventId;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.topic.Address;
import org.carrel.hub.drop.DropDesk;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.kiosk.KioskDesk;
import org.carrel.hub.reservation.Pickup;
import org.carrel.hub.shelf.Observing;

/**
 * The one entrance for what devices report. Each event takes effect once and in the order of its device, in the transaction
 * that also notes it; the caller acknowledges {@link Receipt#through} after the commit, whatever the receipt.
 */
public interface DeviceEvents {
    static DeviceEvents by(
            InboxStore store, Pickup pickup, KioskDesk kiosk, DropDesk drops, Observing observing, Feed feed) {
        return new EventInbox(store, pickup, kiosk, drops, observing, feed);
    }

    Receipt apply(Address device, DeviceEvent event, Instant now);

    /**
     * Takes an event whose body this hub cannot read (damaged, or of a later contract): it has no effect but an incident that staff
     * see, and the device may go on with the next. Otherwise as {@link #apply}.
     *
     * @param why a stable code without anything of the body
     */
    Receipt refuse(Address device, EventId id, long sequence, DeviceTime time, String why, Instant now);

    /**
     * A device connected and said which events it can still send; an old birth said again does no harm. Events that it lost are
     * noted as an incident and no longer waited for.
     *
     * @return what to acknowledge: never more than the device has
     */
    long greet(Address device, long oldestKept, long newest, Instant now);

    /**
     * Keeps an event that came before its turn, for {@link #nextHeld}. One that is too far ahead is not kept; the device, which has all of
     * them, sends it again.
     *
     * @param event as it came
     */
    void hold(Address device, Receipt.Gap gap, Bytes event, Instant now);

    /** Takes out the first event of this device that was kept and whose turn is now, or was: to be applied as if it came just now. */
    Optional<Bytes> nextHeld(Address device);

    /** Forgets what is kept of a device: it is another one under this name, or gone. */
    void forgetHeld(Address device);

    /** The highest sequence of this device up to which everything is committed; 0 for none. */
    long through(Address device);

    /** Newest first. */
    List<Incident> incidents(int limit);

    /** When the device's last event was applied. */
    Optional<Instant> lastEvent(Address device);

    /** Forgets the identity of events applied long ago, and what was held in vain; at most a bounded number per call. */
    int tidy(Instant now);

    /** What became of an event. */
    sealed interface Receipt {
        /** The highest sequence up to which everything is committed: to be acknowledged. */
        long through();

        record Applied(long through) implements Receipt {}

        /** It had been applied before; nothing changed. */
        record Duplicate(long through) implements Receipt {}

        /** Events between {@code through} and this one are missing: nothing changed, the device has to send from there. */
        record Gap(long through, long received) implements Receipt {}
    }

    /** Something about a device's numbering that should not happen. */
    record Incident(long number, Address device, Instant at, Kind kind, long sequence, String detail) {
        /** What happened. */
        public enum Kind {
            /** Another event under a number that was used: the device was reinstalled or restored; its numbering starts anew. */
            SEQUENCE_REUSED,
            /** The event's body could not be read; it had no effect. */
            EVENT_NOT_UNDERSTOOD,
            /** The device can no longer send events that the hub never had. */
            EVENTS_LOST
        }
    }
}
