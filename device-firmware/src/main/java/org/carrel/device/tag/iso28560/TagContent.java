package org.carrel.device.tag.iso28560;

import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;

/** What a tag turned out to be. Every memory image gives one of these; nothing makes the interpreter throw. */
public sealed interface TagContent {
    /**
     * One part of an item of a library's collection.
     *
     * @param item primary item identifier (ISO 28560-1, data element 1)
     * @param parts number of parts that the item consists of, 1 to 255; a tag that does not say counts as 1
     * @param part which of them carries this tag, 1 to {@code parts}; 0 when one tag stands for the whole set
     */
    record LibraryItem(ItemId item, int parts, int part, Usage usage, Isil owner, Scheme scheme) implements TagContent {
        public LibraryItem {
            if (parts < 1 || parts > 255 || part < 0 || part > parts) {
                throw new IllegalArgumentException("part " + part + " of " + parts + " is not possible");
            }
        }

        /** An ordinary item of one part. */
        public static LibraryItem single(ItemId item, Isil owner, Scheme scheme) {
            return new LibraryItem(item, 1, 1, Usage.CIRCULATING, owner, scheme);
        }
    }

    /** A patron's card in the shape of a library tag (type of usage 8). The number is masked in text. */
    record PatronCard(CardNumber number, Isil owner, Scheme scheme) implements TagContent {}

    /** As it came from its maker, or erased. */
    record Blank() implements TagContent {}

    /** Not a library's tag in any scheme known here. */
    record Foreign(Reason reason) implements TagContent {}

    /** Why a tag is taken for a stranger. */
    enum Reason {
        /** Nothing in memory looks like a library's data. */
        UNKNOWN_LAYOUT,
        /** The data storage format identifier names a directory or an access method that library tags do not use. */
        UNSUPPORTED_ACCESS_METHOD
    }

    /**
     * A library's tag whose content cannot be trusted.
     *
     * @param scheme how it was read
     * @param detail for a technician; holds no identifier of a patron or item
     */
    record Damaged(Scheme scheme, Fault fault, String detail) implements TagContent {}

    /** What is wrong with a damaged tag. */
    enum Fault {
        /** The stored CRC of the basic block is not that of its content. */
        CHECKSUM,
        /** The data end in the middle of a field; reading more of the memory may help. */
        TRUNCATED,
        /** There is no primary item identifier. */
        NO_IDENTIFIER,
        /** The identifier holds characters that no identifier has, or too many. */
        CHARACTERS,
        /** More parts present than the item has. */
        PARTS,
        /** Lengths, compaction or block checks contradict each other. */
        STRUCTURE
    }
}
