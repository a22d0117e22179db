package org.carrel.contract.message.drop;

import java.util.List;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;

/** What was put into a drop, as far as its tags tell. */
public sealed interface Content {
    /**
     * An item of a library.
     *
     * @param owner the library that the tag names (ISIL, as read); empty when it names none
     * @param partsInAll of how many pieces the item consists, by its tags
     * @param tags the tags of it that were seen, one for each piece
     */
    record Identified(ItemId item, String owner, int partsInAll, List<TagUid> tags) implements Content {
        public Identified {
            tags = List.copyOf(tags);
        }

        /** Whether a piece of it is missing. */
        public boolean unpaired() {
            return tags.size() < partsInAll;
        }
    }

    /**
     * Something of which nobody could read what it is; it counts all the same.
     *
     * @param tags none or one
     */
    record Unidentified(List<TagUid> tags) implements Content {
        public Unidentified {
            tags = List.copyOf(tags);
        }
    }
}
