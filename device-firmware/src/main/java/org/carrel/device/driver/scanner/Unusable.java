package org.carrel.device.driver.scanner;

import org.carrel.device.port.CardReader.Scan;

/** The stable codes of what was read and cannot be a card. */
public enum Unusable {
    /** Longer than any card's number. */
    TOO_LONG("too-long"),
    TOO_SHORT("too-short"),
    /** Control characters or others that no card has: a wrong baud rate, or a scanner set up otherwise. */
    CHARACTERS("characters"),
    /** Codabar without its start and stop letters although they are asked for. */
    START_STOP("start-stop"),
    /** The text is not of the form that this reader is set up for. */
    FORMAT("format"),
    /** A telephone or new card that shows another number each time (ISO/IEC 14443-3: four bytes beginning 08). */
    RANDOM_UID("random-uid"),
    /** All zeros or all ones: a card taken away while it was read. */
    EMPTY_UID("empty-uid");

    private final String code;

    Unusable(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    Scan scan() {
        return new Scan.Unusable(code);
    }
}
