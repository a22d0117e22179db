package org.carrel.shelf.pickup;

import java.time.Duration;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.DoorCause;
import org.carrel.contract.message.ShelfEvent.Ending;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.device.port.Sound;
import org.carrel.shelf.panel.PanelScreen.Reason;
import org.carrel.shelf.pickup.state.Door;
import org.carrel.shelf.pickup.state.Timings;
import org.carrel.shelf.pickup.stock.Repair;
import org.carrel.shelf.pickup.stock.Stock;
import org.carrel.shelf.pickup.visit.Entry;
import org.carrel.shelf.pickup.visit.Offer;
import org.carrel.shelf.pickup.visit.Offer.Progress;
import org.carrel.shelf.pickup.visit.VisitState;
import org.carrel.shelf.pickup.visit.VisitState.Collecting;

/** What happens in a visit once it is open. */
final class VisitProgress {
    private VisitProgress() {}

    /** The item of an open offer is gone from the shelf: this is the loan. */
    static void taken(Turn t, Collecting c, Offer offer) {
        Entry entry = c.entry().with(offer.as(Progress.TAKEN));
        boolean unreleased = t.repairs.containsKey(offer.uid());
        lend(t, entry, offer);
        t.visit = c.with(entry).gate(offer.uid(), unreleased).active(t.now.nanos());
        t.play(unreleased ? Sound.GATE_WARNING : Sound.BOOK);
    }

    /** Appends the loan, with all that must be true of it at once. */
    static void lend(Turn t, Entry entry, Offer offer) {
        if (!t.released.contains(offer.uid())) {
            // Lifted before its release was read back, or secured again meanwhile. What became of it is known a moment
            // later; a program that dies in that moment must not forget it.
            boolean told = new Repair(offer.item(), Security.RELEASED, true).equals(t.repairs.get(offer.uid()));
            t.owe(offer.uid(), new Repair(offer.item(), Security.RELEASED, told));
            t.secure(offer.uid(), Security.RELEASED);
        }
        t.append(new ShelfEvent.HoldCollected(entry.permission(), offer.hold(), offer.item(), offer.at(), offer.uid()));
        t.unplace(offer.uid());
        t.note(entry);
    }

    /**
     * A taken item stands on the shelf again: the loan is undone, whatever the medium says, and the item is secured unless it can be
     * offered again, which follows at once.
     */
    static void putBack(Turn t, Collecting c, Offer offer, Stock.Item placed) {
        Offer back = offer.in(placed.at()).as(Progress.PUT_BACK);
        Entry entry = c.entry().with(back);
        undo(t, entry, back, placed);
        t.secure(offer.uid(), Security.SECURED);
        Collecting now = c.with(entry).gate(offer.uid(), false);
        // Whoever said that they are done and then leaves a book here is done all the same.
        t.visit = c.leaving() ? now : now.active(t.now.nanos());
        t.play(Sound.BOOK);
        t.effect(new PickupEffect.Then(new PickupEvent.OfferedAgain()));
    }

    static void undo(Turn t, Entry entry, Offer back, Stock.Item placed) {
        t.place(back.uid(), placed);
        t.append(new ShelfEvent.HoldPutBack(entry.permission(), back.hold(), back.item(), placed.at(), back.uid()));
        t.note(entry);
    }

    /**
     * What was put back is the patron's to take as before, once that is journaled. A door stays as it is: to shut it on a book is to
     * leave the book, and a door that sprang open again would be in the way of whoever did so.
     */
    static void offeredAgain(Turn t) {
        if (!(t.visit instanceof Collecting c) || t.condition.trouble().isPresent()) {
            return;
        }
        Entry entry = c.entry();
        for (Offer offer : c.entry().offers()) {
            if (offer.progress() == Progress.PUT_BACK) {
                entry = entry.with(offer.as(Progress.OFFERED));
                t.secure(offer.uid(), Security.RELEASED);
            }
        }
        if (!entry.equals(c.entry())) {
            t.onlyIfWritten();
            t.note(entry);
            t.visit = c.with(entry);
        }
    }

    /** The patron asks once more: doors that stayed shut are unlocked again. */
    static void openAgain(Turn t, Collecting c) {
        t.visit = c.active(t.now.nanos());
        for (Offer offer : c.entry().offers()) {
            if (offer.progress() == Progress.OFFERED) {
                Door door = t.doors.get(offer.at());
                if (door != null && !door.open() && !door.energised()) {
                    DoorKeeping.unlock(t, offer.at(), DoorCause.COLLECTION);
                }
            }
        }
    }

    /** Somebody is busy at the shelf. */
    static void stir(Turn t) {
        if (t.visit instanceof Collecting c && !c.leaving()) {
            t.visit = c.active(t.now.nanos());
        } else if (t.visit instanceof VisitState.Staffing s) {
            t.visit = s.active(t.now.nanos());
        }
    }

    static void done(Turn t, Collecting c) {
        if (DoorKeeping.open(t, DoorCause.COLLECTION).isEmpty()) {
            Leaving.end(t, c, Ending.ENDED_BY_PATRON);
        } else {
            t.visit = c.asLeaving();
        }
    }

    static void tick(Turn t) {
        switch (t.visit) {
            case Collecting c -> collecting(t, c);
            case VisitState.Waiting w -> {
                if (DoorKeeping.inTheWay(t).isEmpty()) {
                    Arriving.begin(t, w.card(), w.language());
                } else if (t.now.reached(w.until())) {
                    t.visit = Leaving.idle(t);
                }
            }
            case VisitState.Asking a -> {
                if (t.now.reached(a.giveUp())) {
                    Arriving.refuse(t, Reason.OFFLINE_LIST_MISSING, a.language());
                }
            }
            case VisitState.Showing s -> {
                if (t.now.reached(s.until())) {
                    t.visit = Leaving.idle(t);
                }
            }
            case VisitState.Idle i -> {
                if (t.now.reached(i.until())) {
                    t.visit = Leaving.idle(t);
                }
            }
            case VisitState.Starting _, VisitState.Staffing _ -> {}
        }
    }

    private static void collecting(Turn t, Collecting c) {
        boolean closed = DoorKeeping.open(t, DoorCause.COLLECTION).isEmpty();
        if (c.next() instanceof VisitState.Next.Somebody next) {
            if (closed) {
                Leaving.end(t, c, Ending.ENDED_BY_PATRON);
                Arriving.begin(t, next.card(), t.rules.language());
                return;
            }
            if (t.now.reached(next.until())) {
                t.visit = c.before(new VisitState.Next.Nobody());
                return;
            }
        }
        Timings timings = t.rules.timings();
        boolean nothingLit = c.entry().count(Progress.OFFERED) == 0;
        if (closed && (c.leaving() || (nothingLit && quietFor(t, c, timings.linger())))) {
            Leaving.end(t, c, nothingLit && c.entry().settled() ? Ending.ALL_COLLECTED : Ending.ENDED_BY_PATRON);
        } else if (t.now.reached(c.endsBy()) || quietFor(t, c, timings.quiet().plus(timings.warning()))) {
            Leaving.end(t, c, Ending.WALKED_OFF);
            if (c.next() instanceof VisitState.Next.Somebody next) {
                Arriving.begin(t, next.card(), t.rules.language());
            }
        } else if (!c.warned() && quietFor(t, c, timings.quiet())) {
            t.visit = c.asWarned();
            t.play(Sound.REMINDER);
        }
    }

    private static boolean quietFor(Turn t, Collecting c, Duration duration) {
        return t.now.reached(c.quietSince() + duration.toNanos());
    }

    /** A door was touched or a tag seen at a place: whoever opened it is busy there. */
    static void busyAt(Turn t, CompartmentId at) {
        DoorKeeping.touched(t, at);
        stir(t);
    }
}
