package org.carrel.shelf.pickup;

import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.device.port.Moment;
import org.carrel.shelf.pickup.picture.Attending;
import org.carrel.shelf.pickup.picture.Picture;
import org.carrel.shelf.pickup.state.PickupState;
import org.carrel.shelf.pickup.state.Rules;
import org.carrel.shelf.presence.Attention;

/**
 * The pickup core: what the shelf does about everything that happens at it. A pure function of state, event and time; owns
 * nothing and touches nothing, so that the same steps run on a board and, by the million, in a simulation.
 */
public final class Pickup {
    private final Rules rules;

    public Pickup(Rules rules) {
        this.rules = rules;
    }

    /**
     * The state at start, concluded from the journal, and what is to be done about what it tells.
     *
     * @param journalReplaced the journal before was damaged and lies aside; staff are told until they ordered an inventory
     */
    public Step start(Remembered remembered, boolean crashLoop, boolean journalReplaced, Moment now) {
        Turn turn = new Turn(rules, remembered.state(rules, crashLoop), now);
        if (journalReplaced) {
            turn.raise(Alarm.JOURNAL_QUARANTINED, "journal");
        }
        Recovery.conclude(turn, remembered);
        return turn.finish();
    }

    public Step step(PickupState state, PickupEvent event, Moment now) {
        Turn turn = new Turn(rules, state, now);
        handle(turn, event);
        tick(turn);
        return turn.finish();
    }

    /** When to step again although nothing happens, in monotonic nanoseconds, or {@link Moment#NEVER}. */
    public long deadline(PickupState state) {
        long next = DoorKeeping.deadline(state, rules.timings().doors());
        next = Math.min(next, Deadlines.ofVisit(state, rules.timings()));
        next = Math.min(next, Deadlines.ofCommands(state));
        return Math.min(next, Deadlines.ofLamps(state));
    }

    /** Where the reader's time should go in this state. */
    public Attention attention(PickupState state, Moment now) {
        return Attending.to(rules, state, now);
    }

    public Picture picture(PickupState state, Moment now) {
        return Picture.of(rules, state, now);
    }

    private static void handle(Turn t, PickupEvent event) {
        switch (event) {
            case PickupEvent.Woken _ -> {}
            case PickupEvent.CardShown e -> Arriving.card(t, e.card());
            case PickupEvent.CardUnreadable _ -> Arriving.unreadable(t);
            case PickupEvent.HubAnswered e -> Arriving.answered(t, e.answer());
            case PickupEvent.HubSilent _ -> Arriving.silent(t);
            case PickupEvent.RosterSaid e -> Arriving.rosterSaid(t, e.decision());
            case PickupEvent.JournalRefused _ -> Arriving.journalRefused(t);
            case PickupEvent.TurnedUp e -> Arriving.turnedUp(t, e.uid());
            case PickupEvent.OfferedAgain _ -> VisitProgress.offeredAgain(t);
            case PickupEvent.ItemAppeared e -> Shelving.appeared(t, e);
            case PickupEvent.StrangeAppeared e -> Shelving.strange(t, e);
            case PickupEvent.TagMoved e -> Shelving.moved(t, e.uid(), e.to());
            case PickupEvent.TagDoubted e -> Shelving.doubted(t, e.uid());
            case PickupEvent.TagVanished e -> Shelving.vanished(t, e.uid());
            case PickupEvent.TagsConfirmed e -> Shelving.confirmed(t, e.uids());
            case PickupEvent.AfiRead e -> Securing.afiRead(t, e.uid(), e.afi());
            case PickupEvent.SecuritySettled e -> Securing.settled(t, e);
            case PickupEvent.InventoryTaken _ -> Ordering.inventoryTaken(t);
            case PickupEvent.AccountOwed _ -> t.inventoryOwed = true;
            case PickupEvent.DoorSaid e -> DoorKeeping.heard(t, e.compartment(), e.open());
            case PickupEvent.Touched e -> Touching.touched(t, e.action());
            case PickupEvent.Ordered e -> Ordering.ordered(t, e.order());
            case PickupEvent.TestFinished e -> Ordering.testFinished(t, e.health());
            case PickupEvent.ReaderChanged e -> reader(t, e.working());
            case PickupEvent.CardReaderChanged e -> part(t, Alarm.CARD_READER_FAILED, "card-reader", e.working());
            case PickupEvent.JournalChanged e -> journal(t, e.working());
            case PickupEvent.HubChanged e -> t.condition = t.condition.online(e.online());
        }
    }

    private static void tick(Turn t) {
        DoorKeeping.tick(t);
        VisitProgress.tick(t);
        Staffing.tick(t);
        Ordering.tick(t);
        Leaving.settle(t);
        Securing.tick(t);
        t.blinks.values().removeIf(t.now::reached);
        t.astray.values().removeIf(astray -> !astray.blinks(t.now));
    }

    private static void reader(Turn t, boolean working) {
        t.condition = t.condition.reader(working);
        part(t, Alarm.READER_FAILED, "reader", working);
    }

    private static void journal(Turn t, boolean working) {
        t.condition = t.condition.journal(working);
        part(t, Alarm.JOURNAL_FAILED, "journal", working);
    }

    private static void part(Turn t, Alarm alarm, String subject, boolean working) {
        if (working) {
            t.clear(alarm, subject);
            // What was put back meanwhile could not be offered.
            t.effect(new PickupEffect.Then(new PickupEvent.OfferedAgain()));
        } else {
            t.raise(alarm, subject);
        }
    }
}
