package org.carrel.shelf.pickup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.DoorCause;
import org.carrel.device.port.Moment;
import org.carrel.device.port.Sound;
import org.carrel.shelf.pickup.state.Door;
import org.carrel.shelf.pickup.state.Door.Contact;
import org.carrel.shelf.pickup.state.Door.Lock;
import org.carrel.shelf.pickup.state.PickupState;
import org.carrel.shelf.pickup.state.Timings;
import org.carrel.shelf.pickup.visit.VisitState;

/** Locks and doors: bounded pulses, bouncing contacts, reminders, and the alarms for what was not allowed. */
final class DoorKeeping {
    private DoorKeeping() {}

    /** A contact said something; it is believed once it has rested, the first word after a start at once. */
    static void heard(Turn t, CompartmentId id, boolean open) {
        Door door = t.doors.get(id);
        if (door == null || (door.heardAt() != Moment.NEVER && door.heard() == open)) {
            return;
        }
        t.doors.put(id, door.heard(open, t.now.nanos()));
        if (door.contact() == Contact.UNKNOWN) {
            believe(t, id);
        }
    }

    /** Allows a door to be opened. A door that stands open already is open by this word from now on. */
    static void unlock(Turn t, CompartmentId id, DoorCause cause) {
        Door door = t.doors.get(id);
        if (door == null) {
            return;
        }
        if (door.open()) {
            t.doors.put(id, door.cause(cause).touched(t.now.nanos()));
        } else {
            t.doors.put(
                    id, door.lock(new Lock.Pulsing(cause, 1, t.now.in(timings(t).pulse()))));
        }
    }

    /** Takes back every permission to open that was given for this reason; open doors stay open and are minded from now. */
    static void lockAll(Turn t, DoorCause cause) {
        for (Map.Entry<CompartmentId, Door> each : List.copyOf(t.doors.entrySet())) {
            Door door = each.getValue();
            if (mayOpen(door, cause)) {
                t.doors.put(
                        each.getKey(),
                        door.lock(new Lock.Locked(cause, t.now.in(timings(t).grace()))));
            } else if (door.open() && door.cause() == cause) {
                t.doors.put(each.getKey(), door.touched(t.now.nanos()));
            }
        }
    }

    /** Something happened behind a door: whoever opened it is busy there. */
    static void touched(Turn t, CompartmentId id) {
        Door door = t.doors.get(id);
        if (door != null && door.open()) {
            t.doors.put(id, door.touched(t.now.nanos()));
        }
    }

    static void tick(Turn t) {
        for (CompartmentId id : List.copyOf(t.doors.keySet())) {
            Door door = t.door(id);
            if (door.unsettled()
                    && t.now.reached(door.heardAt() + timings(t).settle().toNanos())) {
                believe(t, id);
            }
            pulse(t, id);
            remind(t, id);
        }
    }

    /** Doors that stand open for a reason. */
    static List<CompartmentId> open(Turn t, DoorCause cause) {
        return Door.openFor(t.doors, cause);
    }

    /**
     * Doors that the next visit has to wait for. Not those that staff were called to: one broken contact must not shut the shelf
     * for everybody.
     */
    static List<CompartmentId> inTheWay(Turn t) {
        List<CompartmentId> found = new ArrayList<>();
        t.doors.forEach((id, door) -> {
            if (door.open() && !t.raised(Alarm.DOOR_LEFT_OPEN, id.value())) {
                found.add(id);
            }
        });
        return found;
    }

    static long deadline(PickupState state, Timings.DoorTimings timings) {
        long next = Moment.NEVER;
        boolean staff = state.visit() instanceof VisitState.Staffing;
        for (Door door : state.doors().values()) {
            if (door.unsettled()) {
                next = Math.min(next, door.heardAt() + timings.settle().toNanos());
            }
            if (door.lock() instanceof Lock.Pulsing(var _, var _, long until)) {
                next = Math.min(next, until);
            } else if (door.lock() instanceof Lock.Resting(var _, var _, long until)) {
                next = Math.min(next, until);
            }
            if (door.open() && !staff) {
                next = Math.min(next, nextReminder(door, timings));
            }
        }
        return next;
    }

    private static void believe(Turn t, CompartmentId id) {
        Door door = t.door(id);
        if (door.heard()) {
            opened(t, id, door);
        } else {
            closed(t, id, door);
        }
    }

    private static void opened(Turn t, CompartmentId id, Door door) {
        DoorCause cause = causeOfOpening(t, door);
        t.doors.put(id, door.opened(cause, t.now.nanos()));
        t.append(new ShelfEvent.DoorOpened(id, cause));
        t.clear(Alarm.LOCK_STUCK, id.value());
        if (cause == DoorCause.NONE) {
            t.raise(Alarm.DOOR_FORCED, id.value());
            t.play(Sound.ALARM);
        }
        Ordering.doorOpened(t, id);
        VisitProgress.stir(t);
    }

    private static DoorCause causeOfOpening(Turn t, Door door) {
        if (door.contact() == Contact.UNKNOWN) {
            return DoorCause.AT_START;
        }
        DoorCause allowed = switch (door.lock()) {
            case Lock.Pulsing p -> p.cause();
            case Lock.Resting r -> r.cause();
            case Lock.Stuck s -> s.cause();
            case Lock.Locked l -> t.now.reached(l.graceUntil()) ? DoorCause.NONE : l.last();
        };
        // Staff who signed in may use the key instead of the lock.
        return allowed == DoorCause.NONE && t.visit instanceof VisitState.Staffing ? DoorCause.STAFF : allowed;
    }

    private static void closed(Turn t, CompartmentId id, Door door) {
        t.doors.put(id, door.closed(t.now.nanos()));
        t.clear(Alarm.DOOR_LEFT_OPEN, id.value());
        t.clear(Alarm.DOOR_FORCED, id.value());
        if (door.contact() == Contact.OPEN) {
            t.append(new ShelfEvent.DoorClosed(id));
            VisitProgress.stir(t);
        }
    }

    private static void pulse(Turn t, CompartmentId id) {
        Door door = t.door(id);
        Timings.DoorTimings timings = timings(t);
        switch (door.lock()) {
            case Lock.Pulsing p
            when t.now.reached(p.until()) -> {
                if (p.attempt() < timings.attempts()) {
                    t.doors.put(id, door.lock(new Lock.Resting(p.cause(), p.attempt(), t.now.in(timings.rest()))));
                } else {
                    gaveUp(t, id, door, p.cause());
                }
            }
            case Lock.Resting r
            when t.now.reached(r.until()) ->
                t.doors.put(id, door.lock(new Lock.Pulsing(r.cause(), r.attempt() + 1, t.now.in(timings.pulse()))));
            case Lock.Pulsing _, Lock.Resting _, Lock.Locked _, Lock.Stuck _ -> {}
        }
    }

    private static void gaveUp(Turn t, CompartmentId id, Door door, DoorCause cause) {
        if (timings(t).spring()) {
            t.doors.put(id, door.lock(new Lock.Stuck(cause)));
            t.raise(Alarm.LOCK_STUCK, id.value());
            t.play(Sound.REMINDER);
        } else {
            t.doors.put(id, door.lock(new Lock.Locked(cause, t.now.in(timings(t).grace()))));
        }
        Ordering.doorStayedShut(t, id);
    }

    private static void remind(Turn t, CompartmentId id) {
        Door door = t.door(id);
        if (!door.open() || t.visit instanceof VisitState.Staffing || !t.now.reached(nextReminder(door, timings(t)))) {
            return;
        }
        Duration since = Duration.ofNanos(t.now.nanos() - door.quietSince());
        t.doors.put(id, door.reminded());
        boolean late = since.compareTo(timings(t).alarm()) >= 0;
        if (late) {
            t.raise(Alarm.DOOR_LEFT_OPEN, id.value());
        }
        if (door.reminders() < REMINDERS_MAX) {
            t.play(late ? Sound.ALARM : Sound.REMINDER);
        }
    }

    /** After so many the loudspeaker falls silent; the alarm at the staff's page does not. */
    private static final int REMINDERS_MAX = 10;

    private static long nextReminder(Door door, Timings.DoorTimings timings) {
        long first = door.quietSince() + timings.reminder().toNanos();
        long next = first + door.reminders() * timings.reminder().toNanos();
        return door.reminders() > REMINDERS_MAX ? Moment.NEVER : next;
    }

    private static boolean mayOpen(Door door, DoorCause cause) {
        return switch (door.lock()) {
            case Lock.Pulsing p -> p.cause() == cause;
            case Lock.Resting r -> r.cause() == cause;
            case Lock.Stuck s -> s.cause() == cause;
            case Lock.Locked _ -> false;
        };
    }

    private static Timings.DoorTimings timings(Turn t) {
        return t.rules.timings().doors();
    }
}
