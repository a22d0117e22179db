package org.carrel.contract.message.kiosk;

/** Whether a patron can have receipts by mail. */
public sealed interface MailReceipt {
    /** The library sends no mail. */
    record Never() implements MailReceipt {}

    /** The patron has given no address. */
    record NoAddress() implements MailReceipt {}

    /** @param shown the patron's address, masked */
    record To(String shown) implements MailReceipt {}
}
