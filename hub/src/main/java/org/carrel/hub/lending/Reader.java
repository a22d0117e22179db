package org.carrel.hub.lending;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.lending.Loan.OpenLoan;

/**
 * Somebody who wants to borrow, and what they have already.
 *
 * @param patron empty for one who is not known
 */
record Reader(PatronId id, Optional<Patron> patron, List<OpenLoan> loans) {
    Reader {
        loans = List.copyOf(loans);
    }

    /** By which loan rules may differ. */
    String category() {
        return patron.map(Patron::category).orElse("");
    }
}
