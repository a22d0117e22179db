package org.carrel.shelf.pickup;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.Circumstance;
import org.carrel.contract.message.ShelfEvent.DoorCause;
import org.carrel.device.port.Sound;
import org.carrel.shelf.pickup.state.Door;
import org.carrel.shelf.pickup.stock.Astray;
import org.carrel.shelf.pickup.stock.Stock;
import org.carrel.shelf.pickup.stock.Stock.Item;
import org.carrel.shelf.pickup.stock.Stock.Strange;
import org.carrel.shelf.pickup.visit.Closing;
import org.carrel.shelf.pickup.visit.Entry;
import org.carrel.shelf.pickup.visit.Offer;
import org.carrel.shelf.pickup.visit.VisitState;
import org.carrel.shelf.pickup.visit.VisitState.Collecting;

/** What comes onto the shelf, moves on it and goes from it, and what that means. */
final class Shelving {
    private Shelving() {}

    static void appeared(Turn t, PickupEvent.ItemAppeared e) {
        Item placed = new Item(e.item(), e.at(), e.afi(), true);
        VisitProgress.busyAt(t, e.at());
        if (t.stock.tags().get(e.uid()) instanceof Strange strange) {
            t.unplace(e.uid());
            t.append(new ShelfEvent.StrangeTagGone(strange.at(), e.uid()));
        } else if (t.stock.tags().containsKey(e.uid())) {
            moved(t, e.uid(), e.at());
            return;
        }
        found(t, e.item());
        if (t.visit instanceof Collecting c) {
            Optional<Offer> mine = c.entry().offer(e.uid()).filter(Offer::taken);
            if (mine.isPresent()) {
                VisitProgress.putBack(t, c, mine.get(), placed);
                return;
            }
        }
        for (Closing visit : List.copyOf(t.closing)) {
            Optional<Offer> theirs = visit.entry().offer(e.uid()).filter(Offer::taken);
            if (theirs.isPresent()) {
                Leaving.putBack(t, visit, theirs.get(), placed);
                return;
            }
        }
        t.place(e.uid(), placed);
        t.append(new ShelfEvent.ItemPlaced(e.at(), e.item(), e.uid()));
        Securing.lookAt(t, e.uid(), e.afi());
        if (t.visit instanceof Collecting c
                && c.missing().stream().anyMatch(hold -> hold.item().equals(e.item()))) {
            t.effect(new PickupEffect.Then(new PickupEvent.TurnedUp(e.uid())));
        }
    }

    static void strange(Turn t, PickupEvent.StrangeAppeared e) {
        boolean unread = e.kind() == ShelfEvent.Strangeness.UNREADABLE;
        if (t.stock.tags().get(e.uid()) instanceof Strange known && (known.kind() == e.kind() || unread)) {
            t.place(e.uid(), known.in(e.at()));
            return;
        }
        t.place(e.uid(), new Strange(e.kind(), e.at(), true));
        t.append(new ShelfEvent.StrangeTagFound(e.at(), e.uid(), e.kind()));
        boolean undecoded = e.kind() == ShelfEvent.Strangeness.DAMAGED || e.kind() == ShelfEvent.Strangeness.FOREIGN;
        if (undecoded && e.memory().length() > 0) {
            t.append(new ShelfEvent.TagDumped(e.uid(), e.memory()));
        }
    }

    static void moved(Turn t, TagUid uid, CompartmentId to) {
        Stock.Shelved shelved = t.stock.tags().get(uid);
        t.doubted.remove(uid);
        if (shelved == null || (shelved.at().equals(to) && shelved.confirmed())) {
            return;
        }
        VisitProgress.busyAt(t, to);
        t.place(uid, shelved.in(to));
        if (shelved instanceof Item item && !item.at().equals(to)) {
            t.append(new ShelfEvent.ItemMoved(item.at(), to, item.item(), uid));
            if (t.visit instanceof Collecting c) {
                c.entry().offer(uid).filter(Offer::open).ifPresent(offer -> {
                    Entry entry = c.entry().with(offer.in(to));
                    t.note(entry);
                    t.visit = c.with(entry).active(t.now.nanos());
                });
            }
        }
    }

    static void vanished(Turn t, TagUid uid) {
        switch (t.stock.tags().get(uid)) {
            case null -> {}
            case Strange strange -> {
                t.unplace(uid);
                t.append(new ShelfEvent.StrangeTagGone(strange.at(), uid));
            }
            case Item item -> {
                VisitProgress.busyAt(t, item.at());
                gone(t, uid, item);
            }
        }
    }

    static void doubted(Turn t, TagUid uid) {
        if (t.stock.tags().containsKey(uid)) {
            t.doubted.put(uid, t.now.nanos());
        }
    }

    static void confirmed(Turn t, SortedSet<TagUid> uids) {
        for (TagUid uid : uids) {
            boolean doubted = t.doubted.remove(uid) != null;
            t.stock.tag(uid).filter(shelved -> doubted || !shelved.confirmed()).ifPresent(shelved -> {
                t.stock = t.stock.with(uid, shelved.asConfirmed());
                if (shelved instanceof Item item && t.visit instanceof Collecting c) {
                    boolean granted =
                            c.missing().stream().anyMatch(hold -> hold.item().equals(item.item()));
                    if (granted) {
                        t.effect(new PickupEffect.Then(new PickupEvent.TurnedUp(uid)));
                    }
                }
            });
        }
    }

    private static void gone(Turn t, TagUid uid, Item item) {
        if (t.visit instanceof Collecting c) {
            Optional<Offer> mine = c.entry().offer(uid).filter(Offer::open);
            if (mine.isPresent()) {
                VisitProgress.taken(t, c, mine.get());
                return;
            }
            if (c.entry().names(item.item())) {
                // Another part of a set that this visit may take: the loan is made by its first part alone.
                t.unplace(uid);
                return;
            }
        }
        for (Closing visit : List.copyOf(t.closing)) {
            Optional<Offer> theirs = visit.entry().offer(uid).filter(Offer::open);
            if (theirs.isPresent()) {
                Leaving.taken(t, visit, theirs.get());
                return;
            }
        }
        removed(t, uid, item);
    }

    private static void removed(Turn t, TagUid uid, Item item) {
        Circumstance circumstance = circumstance(t, uid, item);
        t.unplace(uid);
        t.append(new ShelfEvent.ItemRemoved(item.at(), item.item(), uid, circumstance));
        switch (circumstance) {
            case STAFF -> Staffing.pulled(t, item.item());
            case WHILE_OFF -> {}
            case DURING_COLLECTION -> alarm(t, uid, item, Alarm.WRONG_ITEM_TAKEN);
            case UNATTENDED -> alarm(t, uid, item, Alarm.ITEM_TAKEN_UNATTENDED);
        }
    }

    private static void alarm(Turn t, TagUid uid, Item item, Alarm alarm) {
        t.raise(alarm, item.item().value());
        boolean inVisit = alarm == Alarm.WRONG_ITEM_TAKEN;
        long visit = inVisit && t.visit instanceof Collecting c ? c.entry().number() : Astray.NO_VISIT;
        t.astray.put(
                uid,
                new Astray(
                        item.item(),
                        item.at(),
                        visit,
                        t.now.in(t.rules.timings().wrongBlink())));
        t.play(Sound.WRONG_BOOK);
    }

    private static Circumstance circumstance(Turn t, TagUid uid, Item item) {
        if (!item.confirmed()) {
            return Circumstance.WHILE_OFF;
        }
        if (t.visit instanceof VisitState.Staffing || Staffing.guided(t, item.item())) {
            return Circumstance.STAFF;
        }
        if (t.visit instanceof Collecting c && !t.doubtedBy(uid, c.since())) {
            return Circumstance.DURING_COLLECTION;
        }
        Door door = t.doors.get(item.at());
        boolean byStaff =
                door != null && door.open() && (door.cause() == DoorCause.STAFF || door.cause() == DoorCause.COMMAND);
        return byStaff ? Circumstance.STAFF : Circumstance.UNATTENDED;
    }

    /** An item that had gone astray is back, wherever it was put. */
    private static void found(Turn t, ItemId item) {
        t.astray.values().removeIf(astray -> astray.item().equals(item));
        t.clear(Alarm.WRONG_ITEM_TAKEN, item.value());
        t.clear(Alarm.ITEM_TAKEN_UNATTENDED, item.value());
    }
}
