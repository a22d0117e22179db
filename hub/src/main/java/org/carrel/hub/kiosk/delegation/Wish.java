package org.carrel.hub.kiosk.delegation;

import java.util.List;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;

/** What a signed-in patron wants at a kiosk, in words that an existing library system understands. */
public sealed interface Wish {
    PatronId patron();

    /** By which the system knows the patron. */
    CardNumber card();

    record Borrow(PatronId patron, CardNumber card, ItemId item, boolean feeAgreed) implements Wish {}

    record Renew(PatronId patron, CardNumber card, ItemId item) implements Wish {}

    /** @param lent what the hub knows of */
    record RenewAll(PatronId patron, CardNumber card, List<ItemId> lent) implements Wish {
        public RenewAll {
            lent = List.copyOf(lent);
        }
    }

    /** @param copies of the title; the first stands for it */
    record Hold(PatronId patron, CardNumber card, List<ItemId> copies, SiteId pickup) implements Wish {
        public Hold {
            copies = List.copyOf(copies);
        }
    }

    /** @param copies of the title, by one of which the system knows the hold; the first stands for it */
    record Release(PatronId patron, CardNumber card, List<ItemId> copies) implements Wish {
        public Release {
            copies = List.copyOf(copies);
        }
    }
}
