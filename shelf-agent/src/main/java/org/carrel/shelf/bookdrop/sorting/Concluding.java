package org.carrel.shelf.bookdrop.sorting;

import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.DropEvent.ItemDropped;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.drop.Evidence;
import org.carrel.contract.message.drop.Sorted;
import org.carrel.contract.message.drop.Sorted.By;
import org.carrel.contract.message.drop.Sorted.Reason;
import org.carrel.contract.message.drop.Sorted.Securing;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.device.port.Sound;

/** Counts what has come to rest, and tells each thing once: in the same transaction in which the journal forgets that it was on the belt. */
final class Concluding {
    private Concluding() {}

    /** @param bin into which it fell; none when it was taken out by hand */
    static void conclude(Turn t, Batch batch, Plan plan, List<CompartmentId> bin) {
        List<Counted> counted = count(batch, bin);
        for (Counted each : counted) {
            t.effect(new Effect.Append(dropped(t.rules(), batch, plan, each, counted.size())));
            secured(t, each.thing());
        }
        t.become(t.state()
                .fell(counted.stream()
                        .flatMap(each -> each.thing().pieces().stream())
                        .map(Piece::uid)
                        .toList()));
        t.effect(new Effect.Forget(Remembered.BATCH));
        t.effect(new Effect.ForgetTags());
        if (!counted.isEmpty()) {
            thank(t, counted);
            unheard(t, batch, counted);
        }
    }

    /** @param bin none when nobody saw it fall */
    private record Counted(Things.Thing thing, List<CompartmentId> bin) {}

    /**
     * A tag that was heard on the belt is a thing. What was heard only before the flap was shut may have been in a hand: it counts if something
     * passed the barrier that nothing else explains; so does a book that fell into a bin before and is heard badly. What still passed unexplained
     * had no tag. What was there before the power went counts
     * always; where it is, is known only if it was seen falling.
     */
    private static List<Counted> count(Batch batch, List<CompartmentId> bin) {
        List<Piece> inside = batch.inside();
        List<Piece> noted = batch.pieces().values().stream()
                .filter(piece -> piece.inside() == 0 && piece.noted())
                .toList();
        List<Piece> outside = batch.pieces().values().stream()
                .filter(piece -> piece.inside() == 0 && !piece.noted())
                .toList();
        List<Piece> counted = new ArrayList<>(inside);
        int unexplained = Math.max(0, batch.exits() - inside.size());
        List<CompartmentId> notedBin = noted.size() <= unexplained ? bin : List.of();
        unexplained = Math.max(0, unexplained - noted.size());
        if (outside.size() <= unexplained) {
            counted.addAll(outside);
            unexplained -= outside.size();
        }
        List<Piece> doubtful = batch.doubtful().stream().limit(unexplained).toList();
        counted.addAll(doubtful);
        unexplained -= doubtful.size();
        List<Counted> all = new ArrayList<>();
        counted.addAll(noted);
        for (Things.Thing thing : Things.of(counted)) {
            boolean seen = !thing.noted() || thing.heardInside();
            all.add(new Counted(thing, seen ? bin : notedBin));
        }
        for (int each = 0; each < unexplained; each++) {
            all.add(new Counted(Things.Thing.UNTAGGED, bin));
        }
        if (all.isEmpty() && batch.past() == Batch.Past.MOVING) {
            all.add(new Counted(Things.Thing.UNTAGGED, List.of()));
        }
        return all;
    }

    private static ItemDropped dropped(Rules rules, Batch batch, Plan plan, Counted each, int together) {
        Things.Thing thing = each.thing();
        Where where = where(rules, plan, thing);
        return new ItemDropped(
                thing.content(),
                new Evidence(batch.entered(), together, batch.entries(), batch.exits(), thing.readings(), 0),
                new Sorted(
                        where.destination(),
                        where.by(),
                        each.bin(),
                        exceptions(batch, plan, each, where.destination()),
                        thing.securing()));
    }

    /** What was identified only while it moved goes by the table, wherever it has fallen. */
    private static Where where(Rules rules, Plan plan, Things.Thing thing) {
        return thing.item()
                .map(item -> plan.routes().stream()
                        .filter(route -> route.item().equals(item.item()))
                        .findFirst()
                        .map(route -> new Where(route.destination(), route.by()))
                        .orElseGet(() -> new Where(Planning.byOwner(rules, item.owner()), By.TABLE)))
                .orElseGet(() -> new Where(new Destination.Desk(), By.TABLE));
    }

    private record Where(Destination destination, By by) {}

    private static List<Reason> exceptions(Batch batch, Plan plan, Counted each, Destination destination) {
        Things.Thing thing = each.thing();
        List<Reason> reasons = new ArrayList<>();
        if (thing.item().isEmpty()) {
            reasons.add(thing.pieces().isEmpty() && batch.readerWorked() ? Reason.UNTAGGED : Reason.UNREADABLE);
        } else if (thing.unpaired()) {
            reasons.add(Reason.UNPAIRED_PART);
        } else if (destination instanceof Destination.Desk) {
            reasons.add(Reason.UNKNOWN);
        }
        Bin.Purpose wanted =
                thing.item().isEmpty() || thing.unpaired() ? Bin.Purpose.EXCEPTION : Bin.Purpose.of(destination);
        if (plan.astray() || (each.bin().isEmpty() && batch.past() == Batch.Past.NONE)) {
            reasons.add(Reason.JAMMED);
        } else if (!each.bin().isEmpty() && plan.bin().purpose() != wanted) {
            reasons.add(plan.mixed() ? Reason.MIXED : Reason.BIN_FULL);
        }
        if (batch.past() != Batch.Past.NONE) {
            reasons.add(Reason.INTERRUPTED);
        }
        return reasons;
    }

    /** How each tag of an item was left; what could not be verified is on the list for repair until it is. */
    private static void secured(Turn t, Things.Thing thing) {
        thing.item()
                .ifPresent(item -> thing.pieces()
                        .forEach(piece -> t.effect(new Effect.Append(new ShelfEvent.SecurityWritten(
                                item.item(),
                                piece.uid(),
                                ShelfEvent.Security.SECURED,
                                piece.securing() == Securing.VERIFIED
                                        ? ShelfEvent.Outcome.VERIFIED
                                        : ShelfEvent.Outcome.PENDING_REPAIR)))));
    }

    private static void thank(Turn t, List<Counted> counted) {
        DropState.Thanks before = t.state().thanks();
        boolean more = !t.now().reached(before.until());
        int unread = (int)
                counted.stream().filter(each -> each.thing().item().isEmpty()).count();
        t.become(t.state()
                .with(new DropState.Thanks(
                        counted.size() + (more ? before.things() : 0),
                        unread + (more ? before.unread() : 0),
                        t.now().in(t.timings().thanks()))));
        t.effect(new Effect.Play(Sound.BOOK));
    }

    /** A reader that hears nothing at all may be blind and not know it. */
    private static void unheard(Turn t, Batch batch, List<Counted> counted) {
        DropState.Condition was = t.state().condition();
        int unheard = batch.pieces().isEmpty() ? was.unheard() + counted.size() : 0;
        t.become(t.state()
                .with(new DropState.Condition(
                        was.online(), was.readerWorks(), was.journalWorks(), was.crashLoop(), unheard)));
    }
}
