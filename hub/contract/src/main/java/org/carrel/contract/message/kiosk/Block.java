package org.carrel.contract.message.kiosk;

import java.time.LocalDate;

/** Something that keeps a patron from borrowing now, with what they need to know to end it. */
public sealed interface Block {
    /** @param last the last day of the membership */
    record MembershipExpired(LocalDate last) implements Block {}

    /** Set on the patron's record; the desk explains it. */
    record OnRecord(RecordedBlock block) implements Block {}

    /** As {@link OnRecord}, with what was said when it was set, in whatever language. */
    record Explained(RecordedBlock block, String words) implements Block {}

    /**
     * Late returns cost days.
     *
     * @param last the last day without borrowing
     */
    record Suspended(LocalDate last) implements Block {}

    record OverdueLoans(int count) implements Block {}

    /** @param limit up to which a patron may owe and borrow */
    record FeesOwed(Amount owed, Amount limit) implements Block {}

    record LoanLimitReached(int limit) implements Block {}

    /** What is set on a record. */
    enum RecordedBlock {
        OVERDUE_ITEMS,
        UNPAID_FEES,
        BY_STAFF
    }
}
