package org.carrel.hub.shelf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.topic.Address;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.shelf.Shelves.OpenAlarm;
import org.carrel.hub.shelf.Shelves.OpenDoor;
import org.carrel.hub.shelf.Shelves.PendingRepair;
import org.carrel.hub.shelf.Shelves.StandingItem;
import org.carrel.hub.shelf.Shelves.StrangeTag;

/** Keeps the hub's picture of its devices in step with what they report. Believes them: they were there. */
public final class Observing {
    private static final String COLLECTED = "collected";

    private final ShelfStore store;
    private final Feed feed;

    public Observing(ShelfStore store, Feed feed) {
        this.store = store;
        this.feed = feed;
    }

    /**
     * What an event changed about the items on a shelf.
     *
     * @param standing items that the event says stand there now, whether or not that is new
     * @param gone items that stood there before and do not any more
     */
    public record Changes(List<StandingItem> standing, List<Gone> gone) {
        public Changes {
            standing = List.copyOf(standing);
            gone = List.copyOf(gone);
        }

        private static final Changes NONE = new Changes(List.of(), List.of());
    }

    /** @param how the circumstance, in lower case with hyphens */
    public record Gone(StandingItem item, String how) {}

    public Changes observed(Address device, ShelfEvent event, Instant now) {
        return switch (event) {
            case ShelfEvent.ItemPlaced e -> stands(device, e.compartment(), e.item(), e.uid(), now);
            case ShelfEvent.ItemMoved e -> stands(device, e.to(), e.item(), e.uid(), now);
            case ShelfEvent.HoldPutBack e -> stands(device, e.compartment(), e.item(), e.uid(), now);
            case ShelfEvent.ItemRemoved e -> left(device, e.item(), word(e.circumstance()), now);
            case ShelfEvent.HoldCollected e -> left(device, e.item(), COLLECTED, now);
            case ShelfEvent.ShelfInventory e -> inventory(device, e, now);
            case ShelfEvent.VisitEnded e -> Changes.NONE;
            case ShelfEvent.SecurityWritten e -> security(device, e, now);
            case ShelfEvent.StrangeTagFound e -> strangeTag(device, e, now);
            case ShelfEvent.StrangeTagGone e -> {
                if (store.removeStrange(device, e.uid())) {
                    feed.add(new Fact.StrangeTagChanged(device, e.compartment(), e.uid(), false), now);
                }
                yield Changes.NONE;
            }
            case ShelfEvent.DoorOpened e -> {
                store.put(new OpenDoor(device, e.compartment(), e.cause(), now));
                feed.add(new Fact.DoorChanged(device, e.compartment(), true), now);
                yield Changes.NONE;
            }
            case ShelfEvent.DoorClosed e -> {
                if (store.removeDoor(device, e.compartment())) {
                    feed.add(new Fact.DoorChanged(device, e.compartment(), false), now);
                }
                yield Changes.NONE;
            }
            case ShelfEvent.TagDumped e -> {
                store.putDump(e.uid(), e.memory(), now);
                yield Changes.NONE;
            }
        };
    }

    public void observed(Address device, OperationEvent event, Instant now) {
        switch (event) {
            case OperationEvent.Started e -> feed.add(new Fact.DeviceChanged(device), now);
            case OperationEvent.AlarmRaised e -> {
                if (store.add(new OpenAlarm(device, e.alarm(), e.subject(), now))) {
                    feed.add(new Fact.AlarmChanged(device, word(e.alarm()), e.subject(), true), now);
                }
            }
            case OperationEvent.AlarmCleared e -> {
                if (store.removeAlarm(device, e.alarm(), e.subject())) {
                    feed.add(new Fact.AlarmChanged(device, word(e.alarm()), e.subject(), false), now);
                }
            }
        }
    }

    private Changes stands(Address device, CompartmentId compartment, ItemId item, TagUid uid, Instant now) {
        return new Changes(List.of(stand(device, compartment, item, uid, now)), List.of());
    }

    private StandingItem stand(Address device, CompartmentId compartment, ItemId item, TagUid uid, Instant now) {
        Optional<StandingItem> before = store.standing(device, item);
        if (before.isPresent()
                && before.get().place().compartment().equals(compartment)
                && before.get().uid().equals(uid)) {
            return before.get();
        }
        StandingItem standing = new StandingItem(new ShelfPlace(device, compartment), item, uid, now);
        store.put(standing);
        feed.add(new Fact.ItemOnShelf(device, compartment, item), now);
        return standing;
    }

    private Changes left(Address device, ItemId item, String how, Instant now) {
        return store.standing(device, item)
                .map(was -> new Changes(List.of(), List.of(remove(was, how, now))))
                .orElse(Changes.NONE);
    }

    private Gone remove(StandingItem was, String how, Instant now) {
        store.remove(was.place().device(), was.item());
        feed.add(new Fact.ItemOffShelf(was.place().device(), was.place().compartment(), was.item(), how), now);
        return new Gone(was, how);
    }

    private Changes inventory(Address device, ShelfEvent.ShelfInventory inventory, Instant now) {
        store.inventoryTaken(device, now);
        Map<ItemId, StandingItem> missing = new TreeMap<>();
        store.contents(device).forEach(item -> missing.put(item.item(), item));
        List<StandingItem> standing = new ArrayList<>();
        for (ShelfEvent.Placement placement : inventory.placements()) {
            missing.remove(placement.item());
            standing.add(stand(device, placement.compartment(), placement.item(), placement.uid(), now));
        }
        List<Gone> gone = new ArrayList<>();
        missing.values().forEach(item -> gone.add(remove(item, "not-in-inventory", now)));
        return new Changes(standing, gone);
    }

    private Changes strangeTag(Address device, ShelfEvent.StrangeTagFound found, Instant now) {
        store.put(new StrangeTag(new ShelfPlace(device, found.compartment()), found.uid(), found.strangeness(), now));
        feed.add(new Fact.StrangeTagChanged(device, found.compartment(), found.uid(), true), now);
        return Changes.NONE;
    }

    private Changes security(Address device, ShelfEvent.SecurityWritten written, Instant now) {
        switch (written.outcome()) {
            case PENDING_REPAIR -> {
                store.put(new PendingRepair(device, written.item(), written.uid(), written.wanted(), now));
                feed.add(new Fact.RepairChanged(device, written.item(), written.uid(), true), now);
            }
            case VERIFIED -> {
                if (store.removeRepair(written.uid())) {
                    feed.add(new Fact.RepairChanged(device, written.item(), written.uid(), false), now);
                }
            }
        }
        return Changes.NONE;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
