package org.carrel.hub.circulation;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.ledger.Fee;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.lending.Hindrance;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.reservation.Hold;

/**
 * What a patron may be told of themself.
 *
 * @param hindrances what keeps them from borrowing now; none when nothing does
 * @param denied what they may not do now
 * @param loans by due date
 * @param overdue those of them that are overdue
 * @param recalled those of them that somebody else waits for and that were called back
 * @param unsettled loans of items that they say they returned, or that are lost
 * @param ready holds that can be collected now
 * @param waiting holds that cannot be collected yet
 * @param fees open ones, oldest first
 */
public record PatronInformation(
        Patron patron,
        List<Hindrance> hindrances,
        SortedSet<Privilege> denied,
        List<OpenLoan> loans,
        List<OpenLoan> overdue,
        List<OpenLoan> recalled,
        List<Loan> unsettled,
        List<Hold> ready,
        List<Hold> waiting,
        List<Fee> fees,
        Money owed,
        Limits limits) {
    /**
     * How much a patron may have before borrowing stops.
     *
     * @param overdue items that may be overdue; none where the library does not stop for them
     * @param owed up to which a patron may owe and borrow
     */
    public record Limits(int holds, int loans, List<Integer> overdue, Money owed) {
        public Limits {
            overdue = List.copyOf(overdue);
        }
    }

    /** What a patron may do. */
    public enum Privilege {
        BORROW,
        RENEW,
        RECALL,
        HOLD
    }

    public PatronInformation {
        hindrances = List.copyOf(hindrances);
        denied = Collections.unmodifiableSortedSet(new TreeSet<>(denied));
        loans = List.copyOf(loans);
        overdue = List.copyOf(overdue);
        recalled = List.copyOf(recalled);
        unsettled = List.copyOf(unsettled);
        ready = List.copyOf(ready);
        waiting = List.copyOf(waiting);
        fees = List.copyOf(fees);
    }
}
