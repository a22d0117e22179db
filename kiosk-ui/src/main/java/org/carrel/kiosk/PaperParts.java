package org.carrel.kiosk;

import org.carrel.device.port.ReceiptPrinter;
import org.carrel.kiosk.receipt.Letterhead;
import org.carrel.kiosk.receipt.Typesetter;

/** What receipts on paper take. */
record PaperParts(ReceiptPrinter printer, Typesetter typesetter, Letterhead letterhead) {}
