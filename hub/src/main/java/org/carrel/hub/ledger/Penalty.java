package org.carrel.hub.ledger;

import java.time.LocalDate;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;

/**
 * Days without borrowing for one late return.
 *
 * @param number the order of returning
 * @param returned the day of the return
 * @param late by how many days
 * @param days how many days without borrowing
 */
public record Penalty(LoanId loan, long number, PatronId patron, LocalDate returned, int late, int days) {
    public Penalty {
        if (late < 1 || days < 1) {
            throw new IllegalArgumentException("a penalty is for late days: " + late + " late, " + days + " days");
        }
    }
}
