package org.carrel.contract.message;

import java.util.List;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.kiosk.ReceiptLine;
import org.carrel.contract.message.kiosk.SealedCard;

/** What can happen at a kiosk. */
public sealed interface KioskEvent extends EventBody {
    /**
     * An item was handed in. Never refused.
     *
     * @param tags the tags that were seen of it; none when only its barcode was read
     * @param parts how many pieces of a set were counted; 0 when nobody counted
     */
    record ItemReturned(ItemId item, List<TagUid> tags, int parts) implements KioskEvent {
        public ItemReturned {
            tags = List.copyOf(tags);
            if (parts < 0) {
                throw new IllegalArgumentException("parts must be 0 or more, was " + parts);
            }
        }
    }

    /** The kiosk heard no answer and gave up: a loan that this ask made is undone, and it must never do anything from now on. */
    record AskWithdrawn(AskId ask) implements KioskEvent {}

    /** This ask lent an item, and the patron did not get it, such as since its tag's security could not be released: undone. */
    record LoanNotHandedOver(AskId ask, ItemId item) implements KioskEvent {}

    /**
     * Somebody at the kiosk asks for a member of staff.
     *
     * @param language BCP 47 tag of the screen, so that whoever goes can speak it
     */
    record HelpCalled(String language) implements KioskEvent {}

    /**
     * The patron wants the receipt of this visit by mail, at the address that the hub knows.
     *
     * @param grant of the visit, which may be over when this comes
     * @param language BCP 47 tag of the screen
     * @param lines at most {@value #LINES_MAX}; without any nothing is sent
     */
    record ReceiptByMail(GrantId grant, String language, List<ReceiptLine> lines) implements KioskEvent {
        public static final int LINES_MAX = 200;

        public ReceiptByMail {
            lines = List.copyOf(lines);
        }
    }

    /** The hub could not be reached, the library lends all the same, and the patron has gone with it. */
    record BorrowedOffline(ItemId item, List<TagUid> tags, SealedCard card) implements KioskEvent {
        public BorrowedOffline {
            tags = List.copyOf(tags);
        }
    }
}
