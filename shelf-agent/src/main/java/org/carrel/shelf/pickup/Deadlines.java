package org.carrel.shelf.pickup;

import org.carrel.contract.message.ShelfEvent;
import org.carrel.device.port.Moment;
import org.carrel.shelf.pickup.state.Door;
import org.carrel.shelf.pickup.state.PickupState;
import org.carrel.shelf.pickup.state.Running;
import org.carrel.shelf.pickup.state.Timings;
import org.carrel.shelf.pickup.stock.Astray;
import org.carrel.shelf.pickup.visit.Offer;
import org.carrel.shelf.pickup.visit.VisitState;

/** When something falls due, as monotonic nanoseconds. */
final class Deadlines {
    private Deadlines() {}

    static long ofVisit(PickupState state, Timings timings) {
        return switch (state.visit()) {
            case VisitState.Starting _ -> Moment.NEVER;
            case VisitState.Idle i -> i.until();
            case VisitState.Waiting w -> w.until();
            case VisitState.Asking a -> a.giveUp();
            case VisitState.Showing s -> s.until();
            case VisitState.Staffing s ->
                Math.min(ofNext(s.next()), s.quietSince() + timings.staffQuiet().toNanos());
            case VisitState.Collecting c ->
                Math.min(c.endsBy(), Math.min(ofNext(c.next()), ofQuiet(c, state, timings)));
        };
    }

    static long ofCommands(PickupState state) {
        long next = Moment.NEVER;
        for (Running running : state.running().values()) {
            long due = switch (running) {
                case Running.Testing testing -> testing.until();
                case Running.Guiding guiding -> guiding.endsBy();
                case Running.Opening _, Running.Inventory _, Running.Restarting _ -> Moment.NEVER;
            };
            next = Math.min(next, due);
        }
        return Math.min(next, state.inventoryAt());
    }

    static long ofLamps(PickupState state) {
        long next = Moment.NEVER;
        for (long until : state.blinks().values()) {
            next = Math.min(next, until);
        }
        for (Astray astray : state.astray().values()) {
            next = Math.min(next, astray.blinkUntil());
        }
        return next;
    }

    private static long ofQuiet(VisitState.Collecting c, PickupState state, Timings timings) {
        long warning = c.quietSince() + timings.quiet().toNanos();
        long end = c.warned() ? warning + timings.warning().toNanos() : warning;
        boolean closed =
                Door.openFor(state.doors(), ShelfEvent.DoorCause.COLLECTION).isEmpty();
        boolean lingers = closed && c.entry().count(Offer.Progress.OFFERED) == 0;
        return lingers ? Math.min(end, c.quietSince() + timings.linger().toNanos()) : end;
    }

    private static long ofNext(VisitState.Next next) {
        return switch (next) {
            case VisitState.Next.Nobody _ -> Moment.NEVER;
            case VisitState.Next.Somebody somebody -> somebody.until();
        };
    }
}
