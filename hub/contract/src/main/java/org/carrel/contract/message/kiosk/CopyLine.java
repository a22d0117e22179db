package org.carrel.contract.message.kiosk;

import java.time.LocalDate;
import java.util.List;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;

/**
 * One copy of a title.
 *
 * @param due when it is on loan, the last day on which it is not overdue; none or one
 */
public record CopyLine(ItemId item, SiteId branch, String callNumber, State state, List<LocalDate> due) {
    public CopyLine {
        due = List.copyOf(due);
    }

    /** What has become of it. */
    public enum State {
        ON_SHELF,
        FOR_READING_HERE,
        ON_LOAN,
        /** Put aside for somebody. */
        KEPT,
        ON_ITS_WAY,
        /** The desk knows more. */
        ASK_AT_DESK
    }
}
