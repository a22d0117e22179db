package org.carrel.shelf.pickup;

import java.util.TreeMap;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.Outcome;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.device.port.Sound;
import org.carrel.shelf.pickup.stock.Repair;
import org.carrel.shelf.pickup.stock.Stock;
import org.carrel.shelf.pickup.visit.Offer;
import org.carrel.shelf.pickup.visit.VisitState.Collecting;

/** What follows from a tag's security: the repair list, the gate warning, and that nothing stands here released without a reason. */
final class Securing {
    private Securing() {}

    /** A tag on the shelf that says "on loan" without anybody's intent, or that is on the repair list, is secured. */
    static void lookAt(Turn t, TagUid uid, int afi) {
        if (!(t.stock.tags().get(uid) instanceof Stock.Item item)) {
            return;
        }
        boolean released = afi == t.rules.releasedAfi();
        if ((released || t.repairs.containsKey(uid)) && !intended(t, item.item())) {
            t.secure(uid, Security.SECURED);
        }
    }

    static void afiRead(Turn t, TagUid uid, int afi) {
        if (t.stock.tags().get(uid) instanceof Stock.Item item && !intended(t, item.item())) {
            if (item.afi() != afi && afi != t.rules.releasedAfi()) {
                t.place(uid, new Stock.Item(item.item(), item.at(), afi, item.confirmed()));
            }
            lookAt(t, uid, afi);
        }
    }

    static void settled(Turn t, PickupEvent.SecuritySettled e) {
        t.append(new ShelfEvent.SecurityWritten(e.item(), e.uid(), e.wanted(), e.outcome()));
        switch (e.outcome()) {
            case VERIFIED -> {
                if (e.wanted() == Security.RELEASED && t.stock.tags().containsKey(e.uid())) {
                    t.released.add(e.uid());
                }
                if (t.repairs.remove(e.uid()) != null) {
                    t.effect(new PickupEffect.Forget(Repair.key(e.uid())));
                }
            }
            case PENDING_REPAIR -> repair(t, e);
        }
        gate(t, e);
        remember(t, e);
        boolean standsHere = e.outcome() == Outcome.VERIFIED || e.tagAnswered();
        if (e.wanted() == Security.SECURED && standsHere) {
            Leaving.stays(t, e.uid());
        }
    }

    /** What the journal says of a tag's identifier decides at the next start whether it must be looked at. */
    private static void remember(Turn t, PickupEvent.SecuritySettled e) {
        boolean secured = e.wanted() == Security.SECURED && e.outcome() == Outcome.VERIFIED;
        if (secured && t.stock.tags().get(e.uid()) instanceof Stock.Item item && item.afi() != e.afi()) {
            t.place(e.uid(), new Stock.Item(item.item(), item.at(), e.afi(), item.confirmed()));
        }
    }

    private static void repair(Turn t, PickupEvent.SecuritySettled e) {
        t.owe(e.uid(), new Repair(e.item(), e.wanted(), true));
        if (withinReach(t, e.item())) {
            t.raise(Alarm.SECURITY_REPAIR_NEEDED, e.item().value());
        }
    }

    /**
     * Loans that were written down by a run that ended before it could say how the release of their tags went: what is out of reach
     * is told to the hub now.
     */
    static void conclude(Turn t) {
        new TreeMap<>(t.repairs).forEach((uid, repair) -> {
            if (!repair.told() && !t.stock.tags().containsKey(uid)) {
                t.append(new ShelfEvent.SecurityWritten(repair.item(), uid, repair.wanted(), Outcome.PENDING_REPAIR));
                t.owe(uid, repair.asTold());
            }
        });
    }

    /**
     * An alarm calls somebody to the shelf, so it ends when the tag is verified, and also when the book is not here any more: then it is
     * the hub's list that says which tag is to be seen to, wherever it turns up.
     */
    static void tick(Turn t) {
        for (String subject : t.subjects(Alarm.SECURITY_REPAIR_NEEDED)) {
            ItemId item = new ItemId(subject);
            boolean owed =
                    t.repairs.values().stream().anyMatch(repair -> repair.item().equals(item));
            if (!owed || !withinReach(t, item)) {
                t.clear(Alarm.SECURITY_REPAIR_NEEDED, subject);
            }
        }
    }

    /** Whether an item stands here, or is in the hands of somebody who may put it back to have it mended. */
    private static boolean withinReach(Turn t, ItemId item) {
        return t.stock.holds(item)
                || (t.visit instanceof Collecting c && c.entry().names(item))
                || t.closing.stream().anyMatch(visit -> visit.entry().names(item));
    }

    /** A loan stays a loan; but the patron should know that the gate may sound. */
    private static void gate(Turn t, PickupEvent.SecuritySettled e) {
        if (e.wanted() != Security.RELEASED || !(t.visit instanceof Collecting c)) {
            return;
        }
        c.entry().offer(e.uid()).filter(Offer::taken).ifPresent(offer -> {
            boolean pending = e.outcome() == Outcome.PENDING_REPAIR;
            t.visit = c.gate(e.uid(), pending);
            if (pending) {
                t.play(Sound.GATE_WARNING);
            }
        });
    }

    /** Whether a journaled intent allows this item to be released while it stands here. */
    private static boolean intended(Turn t, ItemId item) {
        return t.visit instanceof Collecting c && c.entry().names(item);
    }
}
