package org.carrel.hub.drop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;

/** What came in through drops, and what staff have to look at; resolved oddities stay as evidence. Within one transaction. */
public interface DropStore {
    void add(Dropped dropped);

    /** The newest first. */
    List<Dropped> newest(Optional<ItemId> item, int limit);

    void add(Oddity oddity);

    /** Open ones, oldest first. */
    List<Oddity> open();

    /** @return false when it was not open */
    boolean resolve(String oddity, String by, Instant now);

    /** Forgets what came in before then, but not what is still to be looked at. */
    int forgetBefore(Instant then, int limit);
}
