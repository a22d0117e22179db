package org.carrel.shelf.pickup;

import java.util.List;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.DoorCause;
import org.carrel.contract.message.ShelfEvent.Ending;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.device.port.Moment;
import org.carrel.device.port.Sound;
import org.carrel.shelf.pickup.stock.Stock;
import org.carrel.shelf.pickup.visit.Closing;
import org.carrel.shelf.pickup.visit.Entry;
import org.carrel.shelf.pickup.visit.Offer;
import org.carrel.shelf.pickup.visit.Offer.Progress;
import org.carrel.shelf.pickup.visit.VisitState;
import org.carrel.shelf.pickup.visit.VisitState.Collecting;

/** The end of a visit, and what remains to be found out after it. */
final class Leaving {
    private Leaving() {}

    /** Another card in the middle of a visit: the visit ends first, and while its doors are open the next person waits. */
    static void another(Turn t, Collecting c, CardNumber card) {
        if (DoorKeeping.open(t, DoorCause.COLLECTION).isEmpty()) {
            end(t, c, Ending.ENDED_BY_PATRON);
            Arriving.begin(t, card, t.rules.language());
        } else {
            t.play(Sound.CARD_READ);
            t.visit = c.before(new VisitState.Next.Somebody(
                    card, t.now.in(t.rules.timings().waitingMax())));
        }
    }

    static void end(Turn t, Collecting c, Ending ending) {
        Entry entry = c.entry();
        t.closing.add(new Closing(entry, ending, false));
        for (Offer offer : entry.offers()) {
            if (offer.open()) {
                t.secure(offer.item(), Security.SECURED);
            }
        }
        DoorKeeping.lockAll(t, DoorCause.COLLECTION);
        int left = entry.offers().size() - entry.taken();
        Arriving.show(
                t, new VisitState.Message.Farewell(entry.taken(), left, c.gate().size()), c.language());
        t.play(Sound.FAREWELL);
        settle(t);
    }

    static VisitState idle(Turn t) {
        return new VisitState.Idle(t.rules.language(), Moment.NEVER);
    }

    /** An item of a visit that is over turns out to have been taken in it. */
    static void taken(Turn t, Closing visit, Offer offer) {
        Entry entry = visit.entry().with(offer.as(Progress.TAKEN));
        VisitProgress.lend(t, entry, offer);
        t.closing.set(t.closing.indexOf(visit), visit.with(entry));
    }

    /** An item that was taken in a visit stands here again before that visit was settled. */
    static void putBack(Turn t, Closing visit, Offer offer, Stock.Item placed) {
        Offer back = offer.in(placed.at()).as(Progress.PUT_BACK);
        Entry entry = visit.entry().with(back);
        VisitProgress.undo(t, entry, back, placed);
        t.secure(offer.uid(), Security.SECURED);
        t.closing.set(t.closing.indexOf(visit), visit.with(entry));
    }

    /** A tag of a visit that is over is surely on the shelf. */
    static void stays(Turn t, TagUid uid) {
        for (Closing visit : List.copyOf(t.closing)) {
            visit.entry().offer(uid).filter(Offer::open).ifPresent(offer -> {
                Entry entry = visit.entry().with(offer.as(Progress.LEFT));
                t.note(entry);
                t.closing.set(t.closing.indexOf(visit), visit.with(entry));
            });
        }
    }

    /** What a visit before had not settled about the same items is the new visit's to find out. */
    static void handOver(Turn t, Entry entry) {
        entry.offers().forEach(offer -> stays(t, offer.uid()));
    }

    static void settle(Turn t) {
        for (Closing visit : List.copyOf(t.closing)) {
            Entry entry = visit.entry();
            if (!entry.settled() || visit.awaitsInventory()) {
                continue;
            }
            int taken = entry.taken();
            boolean interrupted = visit.ending() == Ending.INTERRUPTED;
            Ending ending = taken == entry.offers().size() && !interrupted ? Ending.ALL_COLLECTED : visit.ending();
            t.append(new ShelfEvent.VisitEnded(
                    entry.permission(), ending, taken, entry.offers().size() - taken));
            t.effect(new PickupEffect.Forget(entry.key()));
            t.closing.remove(visit);
        }
    }
}
