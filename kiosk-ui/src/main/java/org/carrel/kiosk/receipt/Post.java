package org.carrel.kiosk.receipt;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.message.KioskEvent.ReceiptByMail;
import org.carrel.contract.message.kiosk.MailReceipt;
import org.carrel.contract.message.kiosk.ReceiptLine;

/** Whether the receipt of a visit that is over may go by mail, and whether it does. */
public sealed interface Post {
    /** Nobody is offered it, or nothing was done. */
    record None() implements Post {}

    record NoAddress() implements Post {}

    /** @param shown the patron's address, masked */
    record Open(String shown, GrantId grant, List<ReceiptLine> lines) implements Post {
        public Open {
            lines = List.copyOf(lines);
        }

        /** What the hub is told when it is wanted. */
        public ReceiptByMail wanted(String language) {
            return new ReceiptByMail(grant, language, lines);
        }
    }

    /** The journal has it; what stood in it is forgotten here. */
    record Wanted(String shown) implements Post {}

    /** @param grant of the visit, while the hub knows who it is */
    static Post of(MailReceipt mail, Optional<GrantId> grant, List<ReceiptLine> lines) {
        if (grant.isEmpty() || lines.isEmpty()) {
            return new None();
        }
        return switch (mail) {
            case MailReceipt.Never() -> new None();
            case MailReceipt.NoAddress() -> new NoAddress();
            case MailReceipt.To(String shown) -> new Open(shown, grant.get(), lines);
        };
    }
}
