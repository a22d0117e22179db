package org.carrel.kiosk.receipt;

import java.util.List;
import java.util.Optional;
import org.carrel.device.receipt.MaskedCard;
import org.carrel.device.receipt.Receipt;

/**
 * What a visit came to, for a receipt: nothing else of the person is in it. Where and when is added when it is printed.
 *
 * @param card empty when nobody showed one
 * @param contents empty when there is nothing to tell
 */
public record Slip(Optional<MaskedCard> card, List<Receipt.Content> contents) {
    public Slip {
        contents = List.copyOf(contents);
    }

    /** Without titles, which have no place in a log. */
    @Override
    public String toString() {
        return "Slip[" + contents.size() + " parts]";
    }

    public boolean empty() {
        return contents.isEmpty();
    }
}
