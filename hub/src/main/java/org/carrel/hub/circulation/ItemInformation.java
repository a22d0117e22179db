package org.carrel.hub.circulation;

import java.util.List;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.lending.ItemTraits;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.lending.Transit;
import org.carrel.hub.reservation.Hold;

/**
 * A copy as a terminal asks for it. The branch where it belongs is the item's; whose it is and of how many parts, its traits'.
 *
 * @param standing at which branch a device sees it; none or one
 * @param waiting how many wait for it, or for any copy of its title, and have none
 */
public record ItemInformation(
        Item item, Bib bib, ItemTraits traits, List<SiteId> standing, Whereabouts whereabouts, int waiting) {
    public ItemInformation {
        standing = List.copyOf(standing);
    }

    /** What has become of a copy. */
    public sealed interface Whereabouts {
        record Available() implements Whereabouts {}

        /** For reading here only. */
        record InLibraryOnly() implements Whereabouts {}

        record Withdrawn() implements Whereabouts {}

        record OnLoan(Loan.OpenLoan loan) implements Whereabouts {}

        /** The patron says that it came back. */
        record ClaimedReturned(Loan.ClaimedLoan loan) implements Whereabouts {}

        record Lost(Loan.LostLoan loan) implements Whereabouts {}

        /** Seen on the pickup shelf, kept for a patron. */
        record OnHoldShelf(Hold.ReadyOnShelf hold) implements Whereabouts {}

        /** Kept for a patron and not yet seen on the pickup shelf. */
        record OnItsWayToPickup(Hold.OnItsWay hold) implements Whereabouts {}

        /** On its way home, or to the library that owns it. */
        record InTransit(Transit transit) implements Whereabouts {}

        /** It was on the pickup shelf for a patron and is not where it was. */
        record Missing() implements Whereabouts {}
    }
}
