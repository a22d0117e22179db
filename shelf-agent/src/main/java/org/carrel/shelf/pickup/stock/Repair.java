package org.carrel.shelf.pickup.stock;

import java.nio.charset.StandardCharsets;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent.Security;

/**
 * A tag whose security could not be verified; tried again whenever it is seen. Kept in the journal.
 *
 * @param told whether the hub has it on its list, from which staff work
 */
public record Repair(ItemId item, Security wanted, boolean told) {
    public static final String KEY_PREFIX = "repair/";
    /** So many are kept for trying again; the hub's list, which has them all, is not shortened by it. */
    public static final int COUNT_MAX = 500;

    private static final String UNTOLD = "untold";

    public static String key(TagUid uid) {
        return KEY_PREFIX + uid.hex();
    }

    public Repair asTold() {
        return new Repair(item, wanted, true);
    }

    public Bytes encode() {
        String text = wanted + "\t" + item + (told ? "" : "\t" + UNTOLD);
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException when {@link #encode} did not write it */
    public static Repair decode(Bytes note) {
        String[] field = new String(note.toArray(), StandardCharsets.UTF_8).split("\t", 3);
        boolean told = field.length < 3 || !field[2].equals(UNTOLD);
        return new Repair(new ItemId(field[1]), Security.valueOf(field[0]), told);
    }
}
