package org.carrel.hub.drop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.DropAnswer;
import org.carrel.contract.message.DropAsk;
import org.carrel.contract.message.DropEvent;
import org.carrel.contract.message.drop.OwnerTable;
import org.carrel.contract.topic.Address;
import org.carrel.hub.identity.StaffId;

/** The library as a book drop sees it. Lives in one transaction; the caller has made sure that the device is a drop. */
public interface DropDesk {
    /** @param owners whose things go where, seen from nowhere in particular */
    static DropDesk by(DropParts parts, OwnerTable owners) {
        return new DropCounter(parts, owners);
    }

    DropAnswer answer(Address drop, DropAsk<?> ask, Instant now);

    /** @param reported when the device says that it happened, at the latest now */
    void happened(Address drop, DropEvent event, Instant reported, Instant now);

    /** What a drop of this branch sorts by while it cannot ask. */
    OwnerTable owners(SiteId at);

    /** What staff have to look at, oldest first; open ones only. */
    List<Oddity> oddities();

    /** Staff have dealt with it; false when it was not open. */
    boolean resolve(String oddity, StaffId by, Instant now);

    /** What came in, the newest first. */
    List<Dropped> dropped(Optional<ItemId> item, int limit);

    /** Forgets what nobody can ask about any more. */
    void tidy(Instant now);
}
