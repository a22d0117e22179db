package org.carrel.shelf.bookdrop.sorting;

import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.contract.message.drop.Sorted.Securing;

/**
 * One tag that was heard since the mouth was used.
 *
 * @param heard how often
 * @param inside how often while the flap was shut: then it was on the belt, and not in a hand before the mouth
 * @param noted it was on the belt before the power went
 */
record Piece(TagUid uid, int heard, int inside, boolean noted, Reading reading, Securing securing) {
    /** What its memory said. */
    sealed interface Reading {
        /** Not read yet. */
        record Unread() implements Reading {}

        /** @param part which piece of the item; 0 when one tag stands for all of them */
        record Item(ItemId item, String owner, int parts, int part) implements Reading {
            /** How many tags belong to the item. */
            int tags() {
                return part == 0 ? 1 : parts;
            }
        }

        record Strange(Strangeness kind) implements Reading {}
    }

    static Piece first(TagUid uid) {
        return new Piece(uid, 0, 0, false, new Reading.Unread(), Securing.NOT_TRIED);
    }

    static Piece noted(TagUid uid, Reading reading, int heard) {
        return new Piece(
                uid,
                heard,
                0,
                true,
                reading,
                reading instanceof Reading.Item ? Securing.PENDING_REPAIR : Securing.NOT_TRIED);
    }

    Piece heard(boolean shut) {
        return new Piece(uid, heard + 1, inside + (shut ? 1 : 0), noted, reading, securing);
    }

    Piece with(Reading read) {
        return new Piece(uid, heard, inside, noted, read, securing);
    }

    Piece with(Securing how) {
        return new Piece(uid, heard, inside, noted, reading, how);
    }
}
