package org.carrel.shelf.pickup;

import java.util.List;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.shelf.pickup.stock.Stock;
import org.carrel.shelf.pickup.visit.Closing;
import org.carrel.shelf.pickup.visit.Offer;

/**
 * What the journal of an interrupted run asks for: every item whose release was journaled is secured again where it stands, or turns
 * out to be gone and so lent; every command that was under way gets its end.
 */
final class Recovery {
    private Recovery() {}

    static void conclude(Turn t, Remembered remembered) {
        for (Closing visit : List.copyOf(t.closing)) {
            for (Offer offer : visit.entry().offers()) {
                if (!offer.open()) {
                    continue;
                }
                if (t.stock.tags().containsKey(offer.uid())
                        && t.rules.place(offer.at()).isPresent()) {
                    t.secure(offer.uid(), Security.SECURED);
                } else {
                    // Intent and place are written together, so this needs a damaged note. Gone means taken, by the
                    // journaled permission.
                    Closing now = t.closing.stream()
                            .filter(each ->
                                    each.entry().number() == visit.entry().number())
                            .findFirst()
                            .orElse(visit);
                    Leaving.taken(t, now, offer);
                }
            }
        }
        // Furniture that was rebuilt: what stood in a compartment that is no more is gone, and new where it is found.
        t.stock.tags().forEach((uid, shelved) -> {
            if (t.rules.place(shelved.at()).isEmpty()) {
                Shelving.vanished(t, uid);
            }
        });
        // Placed as "on loan" or unread, and stopped before it was known to be secured: nobody else remembers to do it.
        t.stock.tags().forEach((uid, shelved) -> {
            boolean doubtful = shelved instanceof Stock.Item item
                    && (item.afi() == t.rules.releasedAfi() || item.afi() == Stock.AFI_UNKNOWN);
            if (doubtful && t.rules.place(shelved.at()).isPresent()) {
                t.secure(uid, Security.SECURED);
            }
        });
        t.repairs.forEach((uid, repair) -> t.secure(uid, Security.SECURED));
        Securing.conclude(t);
        for (CommandId command : remembered.interrupted()) {
            Ordering.concluded(t, command, remembered.noteOf(command));
        }
    }
}
