package org.carrel.hub.lending;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.SiteId;

/**
 * A copy was in the library's own hands: at a desk, a terminal, a book drop.
 *
 * @param number its place in the one order of loans, words given at shelves, and handings-in
 * @param ended the loan that ended by it; none when the hub knew of no loan
 */
public record HandIn(long number, ItemId item, SiteId at, Instant when, List<LoanId> ended) {
    public HandIn {
        ended = List.copyOf(ended);
    }
}
