package org.carrel.device.tag.iso28560;

/**
 * What a tag is for (ISO 28560-1, data element 5 "type of usage"), by its main code: the low nibble of a basic block's first
 * byte, the high nibble of an encoded object's byte.
 */
public enum Usage {
    ACQUISITION(0),
    CIRCULATING(1),
    NOT_FOR_LOAN(2),
    DISCARDED(7),
    PATRON_CARD(8),
    /** One of the codes left to local agreement or to the future: read, never written. */
    OTHER(-1);

    private final int code;

    Usage(int code) {
        this.code = code;
    }

    /** @param code 0 to 15 */
    static Usage of(int code) {
        return switch (code) {
            case 0 -> ACQUISITION;
            case 1 -> CIRCULATING;
            case 2 -> NOT_FOR_LOAN;
            case 7 -> DISCARDED;
            case 8 -> PATRON_CARD;
            default -> OTHER;
        };
    }

    /** The code on the tag, 0 to 15, or -1 for {@link #OTHER}. */
    int code() {
        return code;
    }
}
