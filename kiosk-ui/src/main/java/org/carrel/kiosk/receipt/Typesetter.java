package org.carrel.kiosk.receipt;

import org.carrel.device.receipt.Receipt;

/** Draws receipts. Returns at once; the picture comes as an input. */
public interface Typesetter {
    void draw(Receipt receipt);
}
