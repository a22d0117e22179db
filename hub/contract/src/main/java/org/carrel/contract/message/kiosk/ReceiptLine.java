package org.carrel.contract.message.kiosk;

import java.time.LocalDate;
import java.util.List;
import org.carrel.contract.id.ItemId;

/**
 * What was done with one item, for a receipt. Titles are the hub's: none lies on a kiosk.
 *
 * @param due as the patron was told, none or one: none where it was to follow, and for what was returned
 */
public record ReceiptLine(Deed deed, ItemId item, List<LocalDate> due) {
    public ReceiptLine {
        due = List.copyOf(due);
    }

    /** What was done. */
    public enum Deed {
        BORROWED,
        RENEWED,
        RETURNED
    }
}
