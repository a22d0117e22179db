package org.carrel.hub.kiosk;

import org.carrel.contract.message.KioskAnswer;

/** How much room one answer has left. What does not fit is left out; what comes first is put in first. */
final class Budget {
    /** What is around the lists. */
    private static final int FRAME_BYTES = 4 * 1024;

    /** A character outside Latin takes three bytes of UTF-8. */
    private static final int BYTES_A_CHARACTER = 3;

    private int left = KioskAnswer.BYTES_MAX - FRAME_BYTES;

    /** Takes room for members' names and numbers, and for texts as long as they can be; false when it is not there. */
    boolean takes(int bytes, String... texts) {
        int needed = bytes;
        for (String text : texts) {
            needed += text.length() * BYTES_A_CHARACTER;
        }
        if (needed > left) {
            return false;
        }
        left -= needed;
        return true;
    }
}
