package org.carrel.shelf.pickup;

import java.util.List;
import java.util.Map;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.Reply;
import org.carrel.contract.message.ShelfEvent.DoorCause;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.port.Sound;
import org.carrel.shelf.pickup.state.Door;
import org.carrel.shelf.pickup.state.Running;
import org.carrel.shelf.pickup.visit.VisitState;

/** A staff member at the shelf, and the light that guides a pull. */
final class Staffing {
    private Staffing() {}

    static void signIn(Turn t, CardNumber card, List<ItemId> pull, ScreenLanguage language) {
        List<ItemId> here =
                pull.stream().distinct().filter(item -> t.stock.holds(item)).toList();
        VisitState.Staffing staff = new VisitState.Staffing(
                card, here, here.size(), false, language, t.now.nanos(), new VisitState.Next.Nobody());
        t.visit = staff;
        t.play(Sound.WELCOME);
        if (here.isEmpty()) {
            openAll(t);
        } else {
            openTargets(t, staff);
        }
    }

    /** Another card: the session ends first, and while its doors are open the next person waits. */
    static void another(Turn t, VisitState.Staffing staff, CardNumber card) {
        if (DoorKeeping.open(t, DoorCause.STAFF).isEmpty()) {
            signOut(t);
            Arriving.begin(t, card, t.rules.language());
        } else {
            t.play(Sound.CARD_READ);
            t.visit = staff.before(new VisitState.Next.Somebody(
                    card, t.now.in(t.rules.timings().waitingMax())));
        }
    }

    static void signOut(Turn t) {
        DoorKeeping.lockAll(t, DoorCause.STAFF);
        t.visit = Leaving.idle(t);
    }

    static void openAll(Turn t) {
        t.rules.lockable().forEach(id -> DoorKeeping.unlock(t, id, DoorCause.STAFF));
    }

    /** Unlocks where the light shines. */
    static void openTargets(Turn t, VisitState.Staffing staff) {
        for (CompartmentId at : t.stock.whereabouts(staff.pull(), staff.all())) {
            Door door = t.doors.get(at);
            if (door != null && !door.open() && !door.energised()) {
                DoorKeeping.unlock(t, at, DoorCause.STAFF);
            }
        }
    }

    /** Whether an item is on a list that guides staff by light. */
    static boolean guided(Turn t, ItemId item) {
        return t.running.values().stream()
                .anyMatch(running ->
                        running instanceof Running.Guiding g && g.items().contains(item));
    }

    /** An item was taken off the shelf by staff; the light goes on to the next. */
    static void pulled(Turn t, ItemId item) {
        if (t.stock.holds(item)) {
            return;
        }
        if (t.visit instanceof VisitState.Staffing staff) {
            VisitState.Staffing rest = staff.pull(without(staff.pull(), item)).active(t.now.nanos());
            t.visit = rest;
            if (staff.pull().contains(item)) {
                t.play(Sound.BOOK);
                openTargets(t, rest);
            }
        }
        for (Map.Entry<CommandId, Running> each : List.copyOf(t.running.entrySet())) {
            if (each.getValue() instanceof Running.Guiding guiding) {
                List<ItemId> rest = without(guiding.items(), item);
                t.running.put(each.getKey(), new Running.Guiding(rest, guiding.endsBy()));
                if (rest.isEmpty()) {
                    Ordering.finish(t, each.getKey(), new CommandReport.Done(new Reply.Done()));
                }
            }
        }
    }

    static void tick(Turn t) {
        if (!(t.visit instanceof VisitState.Staffing staff)) {
            return;
        }
        if (staff.next() instanceof VisitState.Next.Somebody next) {
            if (DoorKeeping.open(t, DoorCause.STAFF).isEmpty()) {
                signOut(t);
                Arriving.begin(t, next.card(), t.rules.language());
                return;
            }
            if (t.now.reached(next.until())) {
                t.visit = staff.before(new VisitState.Next.Nobody());
                return;
            }
        }
        if (t.now.reached(staff.quietSince() + t.rules.timings().staffQuiet().toNanos())) {
            signOut(t);
        }
    }

    private static List<ItemId> without(List<ItemId> items, ItemId gone) {
        return items.stream().filter(item -> !item.equals(gone)).toList();
    }
}
