package org.carrel.shelf.pickup.picture;

import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.device.port.Moment;
import org.carrel.shelf.pickup.state.Door;
import org.carrel.shelf.pickup.state.PickupState;
import org.carrel.shelf.pickup.state.Rules;
import org.carrel.shelf.pickup.visit.Closing;
import org.carrel.shelf.pickup.visit.Entry;
import org.carrel.shelf.pickup.visit.Offer;
import org.carrel.shelf.pickup.visit.VisitState;
import org.carrel.shelf.presence.Attention;

/** Where the reader should look most: at the books of the person who stands there, at lit and open compartments. */
public final class Attending {
    private Attending() {}

    public static Attention to(Rules rules, PickupState state, Moment now) {
        SortedSet<TagUid> awaited = new TreeSet<>();
        SortedSet<CompartmentId> lively = new TreeSet<>(Picture.lit(rules, state));
        if (state.visit() instanceof VisitState.Collecting c) {
            await(c.entry(), awaited);
        }
        for (Closing visit : state.closing()) {
            await(visit.entry(), awaited);
        }
        SortedSet<CompartmentId> sealed = new TreeSet<>();
        for (CompartmentId id : rules.lockable()) {
            Door door = state.doors().get(id);
            if (door == null || door.open() || door.contact() == Door.Contact.UNKNOWN) {
                lively.add(id);
            } else if (door.lock() instanceof Door.Lock.Locked locked && now.reached(locked.graceUntil())) {
                // Not in the first moment after locking: a hand may have been on the door.
                sealed.add(id);
            }
        }
        return new Attention(awaited, lively, sealed);
    }

    private static void await(Entry entry, SortedSet<TagUid> awaited) {
        for (Offer offer : entry.offers()) {
            if (offer.open()) {
                awaited.add(offer.uid());
            }
        }
    }
}
