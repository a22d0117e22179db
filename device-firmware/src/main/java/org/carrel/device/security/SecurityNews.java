package org.carrel.device.security;

import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent;

/** What {@link TagSecurity} has found out. */
public sealed interface SecurityNews {
    /**
     * A wanted change is verified, or will not be soon. After {@link ShelfEvent.Outcome#PENDING_REPAIR} the tag is tried on
     * while it is on the shelf, and a later verification is told too.
     *
     * @param tagAnswered the tag itself answered in the last try, so that it is there
     * @param afi application family identifier as read back, 0 to 255, or -1 when it was not
     */
    record Settled(
            TagUid uid,
            ItemId item,
            ShelfEvent.Security wanted,
            ShelfEvent.Outcome outcome,
            boolean tagAnswered,
            int afi)
            implements SecurityNews {}

    /** @param afi as read from a tag that was only looked at, 0 to 255 */
    record AfiRead(TagUid uid, int afi) implements SecurityNews {}
}
