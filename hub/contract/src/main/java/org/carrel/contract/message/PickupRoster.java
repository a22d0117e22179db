package org.carrel.contract.message;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;

/**
 * Who may collect what at one shelf while the hub cannot be reached; retained, whole each time.
 *
 * @param version grows with each issue; a device ignores an older one
 * @param expires after this the device refuses to act on it and deletes it
 */
public record PickupRoster(long version, Instant issued, Instant expires, List<Entry> entries, List<CardHash> staff)
        implements HubToDevice {
    /** @param until the end of the hold: it lapses by the clock, whoever is connected */
    public record Entry(CardHash card, HoldId hold, ItemId item, Instant until) {}

    public PickupRoster {
        entries = List.copyOf(entries);
        staff = List.copyOf(staff);
    }
}
