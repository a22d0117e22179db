package org.carrel.sim.world;

import java.util.List;
import org.carrel.sim.Octets;
import org.carrel.sim.tag.Tag;

/** Something that can be carried and put down. Its tags are the physical chips themselves, shared and changing. */
public sealed interface Thing {
    ThingId id();

    /** What a technician reads on it. */
    String label();

    /** How much of a compartment's width it takes, 1 to 500 mm. */
    int thicknessMm();

    /** Chips on ISO/IEC 15693; a kit has several, a book that was never tagged none. */
    List<Tag> tags();

    /** Where on the spine the label sits. Neighbours with equal heights shadow each other (field experience: use three). */
    int tagHeight();

    /** @param tagHeight 1 to 3 */
    record Book(ThingId id, String label, int thicknessMm, int tagHeight, List<Tag> tags) implements Thing {
        public Book {
            tags = List.copyOf(tags);
            check(id, thicknessMm, tagHeight);
        }
    }

    /**
     * A card. Its number is read by the card reader (ISO/IEC 14443, another radio than the books') and its barcode by the scanner.
     *
     * @param chip UID of 4, 7 or 10 bytes, most significant byte first; empty for a card without a chip
     * @param barcode printed number; empty for none
     * @param tags a chip of the books' kind, on cards that have one
     */
    record Card(ThingId id, String label, PersonId owner, Octets chip, String barcode, List<Tag> tags)
            implements Thing {
        public Card {
            tags = List.copyOf(tags);
        }

        @Override
        public int thicknessMm() {
            return 1;
        }

        @Override
        public int tagHeight() {
            return 1;
        }

        /** Without its numbers: they stand for a person. */
        @Override
        public String toString() {
            return "Card[" + id + "]";
        }
    }

    /** A label on its own: blank, foreign or damaged. */
    record Label(ThingId id, String label, Tag tag) implements Thing {
        @Override
        public int thicknessMm() {
            return 1;
        }

        @Override
        public int tagHeight() {
            return 2;
        }

        @Override
        public List<Tag> tags() {
            return List.of(tag);
        }
    }

    private static void check(ThingId id, int thicknessMm, int tagHeight) {
        if (thicknessMm < 1 || thicknessMm > 500 || tagHeight < 1 || tagHeight > 3) {
            throw new IllegalArgumentException(id + ": thickness " + thicknessMm + " mm, tag height " + tagHeight);
        }
    }
}
