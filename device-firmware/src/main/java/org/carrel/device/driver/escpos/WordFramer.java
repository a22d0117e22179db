package org.carrel.device.driver.escpos;

import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.Bytes;

/** Finds words in what a printer says, by the fixed bits that tell them apart. Holds at most three bytes. */
final class WordFramer {
    private static final int CHANGE_BYTES = 4;
    private static final int FIXED = 0x93;
    private static final int STATUS = 0x12;
    private static final int CHANGE_FIRST = 0x10;
    private static final int REST = 0x90;
    private static final int XON = 0x11;
    private static final int XOFF = 0x13;

    private final int[] change = new int[CHANGE_BYTES];
    private int begun;
    private long noise;

    List<PrinterWord> receive(Bytes bytes) {
        List<PrinterWord> words = new ArrayList<>(2);
        for (int index = 0; index < bytes.length(); index++) {
            take(bytes.at(index), words);
        }
        return words;
    }

    /** Forgets a change that has begun; it belongs to the past. */
    void clear() {
        noise += begun;
        begun = 0;
    }

    /** Bytes that were no word, since the beginning. */
    long noise() {
        return noise;
    }

    private void take(int octet, List<PrinterWord> words) {
        if (octet == XON || octet == XOFF) {
            // Sent at any moment, between the bytes of a change too.
            words.add(new PrinterWord.Flow());
        } else if ((octet & FIXED) == STATUS) {
            words.add(new PrinterWord.Status(octet));
        } else if ((octet & FIXED) == CHANGE_FIRST) {
            clear();
            change[begun++] = octet;
        } else if ((octet & REST) != 0) {
            clear();
            noise++;
            words.add(new PrinterWord.Noise(octet));
        } else if (begun == 0) {
            words.add(new PrinterWord.Done(octet));
        } else {
            change[begun++] = octet;
            if (begun == CHANGE_BYTES) {
                words.add(new PrinterWord.Change(change[0], change[1], change[2], change[3]));
                begun = 0;
            }
        }
    }
}
