package org.carrel.device.port;

import java.util.List;
import org.carrel.contract.id.CardNumber;

/** A reader of patrons' cards or barcodes on a byte link. A step machine as {@link TagReader}. */
public interface CardReader {
    /** Takes what the link tells; gives each card or code that it completed. */
    List<Scan> receive(LinkInput input, Moment now);

    /** What came out of a scan. */
    sealed interface Scan {
        /** A number in its canonical form: a barcode's text, or a UID in upper-case hex, most significant byte first. */
        record Card(CardNumber number) implements Scan {}

        /** Something was read that cannot be a card: {@code reason} is a stable code; nothing of its content is kept. */
        record Unusable(String reason) implements Scan {}
    }
}
