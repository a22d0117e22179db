package org.carrel.shelf.pickup;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.CommandReport.Reason;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.Reply;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.DoorCause;
import org.carrel.shelf.pickup.state.Running;
import org.carrel.shelf.pickup.visit.Closing;
import org.carrel.shelf.pickup.visit.VisitState;

/** What staff order from the hub. A command that goes on for a while is noted, so that a restart cannot leave it without an end. */
final class Ordering {
    /** A lamp blinks no longer than this, whatever was ordered. */
    private static final Duration BLINK_MAX = Duration.ofMinutes(10);

    /** An account that is owed is told when nothing is in doubt any more, at the latest after this. */
    private static final Duration DOUBT_MAX = Duration.ofMinutes(2);

    private static final Duration LAMP_TEST = Duration.ofSeconds(2);
    private static final CommandReport.Done DONE = new CommandReport.Done(new Reply.Done());

    private Ordering() {}

    static void ordered(Turn t, CommandOrder order) {
        switch (order.command()) {
            case Command.OpenCompartment command -> open(t, order.id(), command.compartment());
            case Command.BlinkCompartment command -> blink(t, order.id(), command);
            case Command.GuidePull command -> guide(t, order.id(), command.items());
            case Command.TakeInventory _ -> {
                start(t, order.id(), new Running.Inventory());
                t.effect(new PickupEffect.TakeInventory());
            }
            case Command.SelfTest _ -> {
                if (allowed(t, order.id())) {
                    start(t, order.id(), new Running.Testing(t.now.in(LAMP_TEST)));
                }
            }
            case Command.Restart _ -> {
                if (allowed(t, order.id())) {
                    start(t, order.id(), new Running.Restarting());
                    t.effect(new PickupEffect.Stop());
                }
            }
            // Kept by the conversation with the hub; no agent is told.
            case Command.Decommission _ -> finish(t, order.id(), new CommandReport.Failed(Reason.UNSUPPORTED));
        }
    }

    static void doorOpened(Turn t, CompartmentId id) {
        opening(t, id).forEach(command -> finish(t, command, DONE));
    }

    static void doorStayedShut(Turn t, CompartmentId id) {
        opening(t, id).forEach(command -> finish(t, command, new CommandReport.Failed(Reason.HARDWARE_FAILED)));
    }

    static void inventoryTaken(Turn t) {
        if (t.visit instanceof VisitState.Starting) {
            t.visit = Leaving.idle(t);
        }
        t.closing.replaceAll(visit -> new Closing(visit.entry(), visit.ending(), false));
        boolean asked = t.running.values().stream().anyMatch(running -> running instanceof Running.Inventory);
        if (asked || !t.condition.lookedOver()) {
            t.inventoryOwed = true;
            t.inventoryAt = t.now.in(DOUBT_MAX);
        }
        t.condition = t.condition.asLookedOver();
    }

    /** Tells all that stands here, once nothing of it is merely remembered. */
    private static void account(Turn t) {
        if (t.inventoryOwed && t.condition.lookedOver() && t.stock.allConfirmed()) {
            tell(t);
        }
    }

    static void tick(Turn t) {
        account(t);
        if (t.now.reached(t.inventoryAt)) {
            if (t.inventoryOwed) {
                tell(t);
            } else {
                t.inventoryOwed = true;
                t.inventoryAt = t.now.in(DOUBT_MAX);
                t.effect(new PickupEffect.TakeInventory());
            }
        }
        for (Map.Entry<CommandId, Running> each : List.copyOf(t.running.entrySet())) {
            switch (each.getValue()) {
                case Running.Testing test when t.now.reached(test.until()) -> t.effect(new PickupEffect.FinishTest());
                case Running.Guiding guiding
                when t.now.reached(guiding.endsBy()) -> finish(t, each.getKey(), new CommandReport.Failed(Reason.BUSY));
                case Running.Testing _,
                        Running.Guiding _,
                        Running.Opening _,
                        Running.Inventory _,
                        Running.Restarting _ -> {}
            }
        }
    }

    static void testFinished(Turn t, Health health) {
        for (Map.Entry<CommandId, Running> each : List.copyOf(t.running.entrySet())) {
            if (each.getValue() instanceof Running.Testing test && t.now.reached(test.until())) {
                finish(t, each.getKey(), new CommandReport.Done(new Reply.TestResult(health)));
            }
        }
    }

    static void finish(Turn t, CommandId id, CommandReport.Progress progress) {
        t.running.remove(id);
        t.effect(new PickupEffect.Forget(Running.KEY_PREFIX + id));
        t.report(id, progress);
    }

    /** What a restart makes of the commands that it interrupted: a restart was the command, or nothing can be said for it. */
    static void concluded(Turn t, CommandId id, Bytes note) {
        boolean restart = new String(note.toArray(), StandardCharsets.UTF_8).equals(RESTART);
        finish(t, id, restart ? DONE : new CommandReport.Failed(Reason.HARDWARE_FAILED));
    }

    private static final String RESTART = "restart";

    private static void tell(Turn t) {
        t.inventoryOwed = false;
        t.inventoryAt = t.now.in(t.rules.timings().inventoryEvery());
        t.append(new ShelfEvent.ShelfInventory(t.stock.placements()));
        for (Map.Entry<CommandId, Running> each : List.copyOf(t.running.entrySet())) {
            if (each.getValue() instanceof Running.Inventory) {
                finish(t, each.getKey(), DONE);
                // Somebody has looked after the lost journal: what stands here is told anew, whole.
                t.clear(Alarm.JOURNAL_QUARANTINED, "journal");
            }
        }
    }

    private static void open(Turn t, CommandId id, CompartmentId compartment) {
        if (t.rules.place(compartment).isEmpty()) {
            t.report(id, new CommandReport.Failed(Reason.UNKNOWN_COMPARTMENT));
        } else if (!t.rules.lockable(compartment)) {
            t.report(id, new CommandReport.Failed(Reason.UNSUPPORTED));
        } else if (allowed(t, id)) {
            if (t.door(compartment).open()) {
                t.report(id, new CommandReport.Accepted());
                t.report(id, DONE);
            } else {
                start(t, id, new Running.Opening(compartment));
                DoorKeeping.unlock(t, compartment, DoorCause.COMMAND);
            }
        }
    }

    private static void blink(Turn t, CommandId id, Command.BlinkCompartment command) {
        if (t.rules.place(command.compartment()).isEmpty()) {
            t.report(id, new CommandReport.Failed(Reason.UNKNOWN_COMPARTMENT));
            return;
        }
        Duration duration = command.duration().compareTo(BLINK_MAX) < 0 ? command.duration() : BLINK_MAX;
        t.blinks.put(command.compartment(), t.now.in(duration));
        t.report(id, new CommandReport.Accepted());
        t.report(id, DONE);
    }

    private static void guide(Turn t, CommandId id, List<ItemId> items) {
        List<ItemId> here =
                items.stream().distinct().filter(item -> t.stock.holds(item)).toList();
        if (here.isEmpty()) {
            t.report(id, new CommandReport.Failed(Reason.UNKNOWN_ITEM));
        } else if (allowed(t, id)) {
            // One light guides one pull: a later list takes the place of the earlier.
            for (Map.Entry<CommandId, Running> each : List.copyOf(t.running.entrySet())) {
                if (each.getValue() instanceof Running.Guiding) {
                    finish(t, each.getKey(), new CommandReport.Failed(Reason.BUSY));
                }
            }
            start(t, id, new Running.Guiding(here, t.now.in(t.rules.timings().guideMax())));
        }
    }

    private static boolean allowed(Turn t, CommandId id) {
        boolean interrupts = t.visit instanceof VisitState.Collecting
                || t.visit instanceof VisitState.Asking
                || t.visit instanceof VisitState.Waiting;
        if (interrupts) {
            t.report(id, new CommandReport.Failed(Reason.BUSY));
        }
        return !interrupts;
    }

    private static void start(Turn t, CommandId id, Running running) {
        t.running.put(id, running);
        String word = running instanceof Running.Restarting ? RESTART : "other";
        t.effect(new PickupEffect.Note(Running.KEY_PREFIX + id, Bytes.of(word.getBytes(StandardCharsets.UTF_8))));
        t.report(id, new CommandReport.Accepted());
    }

    private static List<CommandId> opening(Turn t, CompartmentId id) {
        List<CommandId> found = new ArrayList<>();
        t.running.forEach((command, running) -> {
            if (running instanceof Running.Opening opening
                    && opening.compartment().equals(id)) {
                found.add(command);
            }
        });
        return found;
    }
}
