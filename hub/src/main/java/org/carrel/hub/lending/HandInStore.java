package org.carrel.hub.lending;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;

/** When copies were handed in, and which shelves have been heard to hold them since. */
public interface HandInStore {
    /** @param ended the loan that ended by it; none or one */
    void add(ItemId item, SiteId at, List<LoanId> ended, Instant now);

    /** The last one that was not taken back. */
    Optional<HandIn> newest(ItemId item);

    /** It ended this loan too, as was heard later; nothing for one that has ended a loan. */
    void ended(HandIn handIn, LoanId loan);

    /** The one that ended this loan was not meant, nor was any of the same copy after it. */
    void undo(LoanId loan);

    /** The shelf says that the copy stands there, now that it was handed in; nothing for one that never was. */
    void seen(ItemId item, Address shelf);

    /** Whether the shelf was heard to say so since. */
    boolean seenSince(HandIn handIn, Address shelf);

    int forgetBefore(Instant then);
}
