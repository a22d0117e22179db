package org.carrel.kiosk.pad;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent.Strangeness;

/**
 * A tag on the pad.
 *
 * @param strange why it is no item; empty for an item and while it is read
 */
public record Lying(TagUid uid, Optional<ItemId> item, Optional<Strangeness> strange) {
    public static Lying unread(TagUid uid) {
        return new Lying(uid, Optional.empty(), Optional.empty());
    }

    /** How many books lie there: an item counts once, however many tags it has. */
    public static int books(List<Lying> pile) {
        long items =
                pile.stream().flatMap(tag -> tag.item().stream()).distinct().count();
        long others = pile.stream().filter(tag -> tag.item().isEmpty()).count();
        return (int) (items + others);
    }
}
