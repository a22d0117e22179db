package org.carrel.shelf.pickup;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.shelf.panel.PanelAction;
import org.carrel.shelf.pickup.roster.RosterDecision;

/** What can happen to the pickup core. */
public sealed interface PickupEvent {
    /** Nothing but time passed. */
    record Woken() implements PickupEvent {}

    record CardShown(CardNumber card) implements PickupEvent {}

    record CardUnreadable() implements PickupEvent {}

    /** To the latest {@link PickupEffect.AskHub}; answers to earlier ones are not handed over. */
    record HubAnswered(CollectAnswer answer) implements PickupEvent {}

    /** The hub could not be reached for the latest question. */
    record HubSilent() implements PickupEvent {}

    /** What the roster says to the latest {@link PickupEffect.AskRoster}. */
    record RosterSaid(RosterDecision decision) implements PickupEvent {}

    /** What the step before wanted to do first could not be written; it was not done. */
    record JournalRefused() implements PickupEvent {}

    /** @param afi application family identifier as read, 0 to 255, or -1 when it could not be read */
    record ItemAppeared(TagUid uid, ItemId item, CompartmentId at, int afi) implements PickupEvent {}

    /** @param memory as read, empty when it could not be */
    record StrangeAppeared(TagUid uid, ShelfEvent.Strangeness kind, CompartmentId at, Bytes memory)
            implements PickupEvent {}

    record TagMoved(TagUid uid, CompartmentId to) implements PickupEvent {}

    record TagVanished(TagUid uid) implements PickupEvent {}

    /** It is as good as certain that this tag has left, but not looked for everywhere yet. */
    record TagDoubted(TagUid uid) implements PickupEvent {}

    /** These were seen by some antenna for the first time since the device started, or since they were doubted. */
    record TagsConfirmed(SortedSet<TagUid> uids) implements PickupEvent {
        public TagsConfirmed {
            uids = Collections.unmodifiableSortedSet(new TreeSet<>(uids));
        }
    }

    /** The application family identifier of an item on the shelf was read, without anything having been written. */
    record AfiRead(TagUid uid, int afi) implements PickupEvent {}

    /**
     * @param tagAnswered the tag itself answered, so that it stands there although it could not be changed
     * @param afi application family identifier as read back, 0 to 255, or -1 when it was not
     */
    record SecuritySettled(
            TagUid uid,
            ItemId item,
            ShelfEvent.Security wanted,
            ShelfEvent.Outcome outcome,
            boolean tagAnswered,
            int afi)
            implements PickupEvent {}

    /** Every antenna has looked over its compartment since it was asked for, or since the start. */
    record InventoryTaken() implements PickupEvent {}

    /** Some of what happened could not be kept for the hub; all that stands here is to be told instead. */
    record AccountOwed() implements PickupEvent {}

    record DoorSaid(CompartmentId compartment, boolean open) implements PickupEvent {}

    record Touched(PanelAction action) implements PickupEvent {}

    record Ordered(CommandOrder order) implements PickupEvent {}

    /** @param health as it is now, for the test's reply */
    record TestFinished(Health health) implements PickupEvent {}

    /** A granted item turned up in the middle of the visit. */
    record TurnedUp(TagUid uid) implements PickupEvent {}

    /** What was put back in the middle of the visit is to be offered again, if that can be written. */
    record OfferedAgain() implements PickupEvent {}

    record ReaderChanged(boolean working) implements PickupEvent {}

    record CardReaderChanged(boolean working) implements PickupEvent {}

    record JournalChanged(boolean working) implements PickupEvent {}

    record HubChanged(boolean online) implements PickupEvent {}
}
