package org.carrel.shelf.pickup.state;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.ShelfEvent.DoorCause;
import org.carrel.device.port.Moment;

/**
 * One door with its contact and its lock.
 *
 * @param contact what is believed
 * @param heard what the contact said last; believed once it has rested
 * @param heardAt when it said so
 * @param cause why it is open; of no meaning while it is not
 * @param quietSince when it opened, or when something last happened behind it
 * @param reminders how often it was said that it stands open
 */
public record Door(
        Contact contact, boolean heard, long heardAt, Lock lock, DoorCause cause, long quietSince, int reminders) {
    public enum Contact {
        /** Nothing was heard of it since the device started. */
        UNKNOWN,
        CLOSED,
        OPEN
    }

    /** What the lock does. Only {@link Pulsing} draws current. */
    public sealed interface Lock {
        /** @param last by whose word it was unlocked before, until {@code graceUntil} */
        record Locked(DoorCause last, long graceUntil) implements Lock {}

        /** @param attempt 1 for the first pulse */
        record Pulsing(DoorCause cause, int attempt, long until) implements Lock {}

        record Resting(DoorCause cause, int attempt, long until) implements Lock {}

        /** All pulses were given and the door did not open. */
        record Stuck(DoorCause cause) implements Lock {}
    }

    private static final Lock LOCKED = new Lock.Locked(DoorCause.NONE, Long.MIN_VALUE);
    public static final Door UNHEARD = new Door(Contact.UNKNOWN, false, Moment.NEVER, LOCKED, DoorCause.NONE, 0, 0);

    /** Doors that stand open for this reason. */
    public static List<CompartmentId> openFor(SortedMap<CompartmentId, Door> doors, DoorCause cause) {
        List<CompartmentId> found = new ArrayList<>();
        doors.forEach((id, door) -> {
            if (door.open() && door.cause() == cause) {
                found.add(id);
            }
        });
        return found;
    }

    public boolean open() {
        return contact == Contact.OPEN;
    }

    public boolean energised() {
        return lock instanceof Lock.Pulsing;
    }

    public boolean stuck() {
        return lock instanceof Lock.Stuck;
    }

    /** Whether the contact says something else than is believed. */
    public boolean unsettled() {
        return heardAt != Moment.NEVER && (contact == Contact.UNKNOWN || heard != open());
    }

    public Door heard(boolean open, long nanos) {
        return new Door(contact, open, nanos, lock, cause, quietSince, reminders);
    }

    public Door opened(DoorCause why, long nanos) {
        return new Door(Contact.OPEN, heard, heardAt, LOCKED, why, nanos, 0);
    }

    public Door closed(long nanos) {
        return new Door(Contact.CLOSED, heard, heardAt, lock, DoorCause.NONE, nanos, 0);
    }

    public Door lock(Lock changed) {
        return new Door(contact, heard, heardAt, changed, cause, quietSince, reminders);
    }

    public Door cause(DoorCause changed) {
        return new Door(contact, heard, heardAt, lock, changed, quietSince, reminders);
    }

    public Door touched(long nanos) {
        return new Door(contact, heard, heardAt, lock, cause, nanos, 0);
    }

    public Door reminded() {
        return new Door(contact, heard, heardAt, lock, cause, quietSince, reminders + 1);
    }
}
