package org.carrel.device.reading;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.ShelfEvent.Strangeness;

/** Finds out from a tag's memory what it stands for. Never throws: every memory image means something. */
@FunctionalInterface
public interface TagMeaning {
    /**
     * @param dsfid data storage format identifier, 0 to 255
     * @param afi application family identifier, 0 to 255, or -1 when unknown
     * @param memory from the first block on, as many whole blocks as were read
     */
    Meaning of(int dsfid, int afi, Bytes memory);

    /** What a tag stands for. */
    sealed interface Meaning {
        record Item(ItemId item, Label label) implements Meaning {
            /** An item of one part, of which the tag says no more. */
            public Item(ItemId item) {
                this(item, Label.PLAIN);
            }
        }

        record Strange(Strangeness kind) implements Meaning {}

        /** The data go on beyond what was read. {@code kind} holds if there is no more memory. */
        record Longer(Strangeness kind) implements Meaning {}
    }
}
