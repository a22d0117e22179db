package org.carrel.contract.message.kiosk;

import java.time.LocalDate;
import java.util.List;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;

/**
 * One item that a patron has.
 *
 * @param due the last day on which it is not overdue, in the library's time zone
 * @param notRenewable why it cannot be renewed now; empty when it can
 */
public record LoanLine(
        LoanId loan,
        ItemId item,
        Work work,
        LocalDate due,
        boolean overdue,
        int renewals,
        List<LoanRefusal> notRenewable) {
    public LoanLine {
        notRenewable = List.copyOf(notRenewable);
    }
}
