package org.carrel.shelf.pickup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent;

/** What stands where, by tag; the same as the notes {@code place/UID} in the journal. Immutable. */
record Stock(SortedMap<TagUid, Shelved> tags) {
    static final String KEY_PREFIX = "place/";
    static final Stock EMPTY = new Stock(Collections.emptySortedMap());
    /** An application family identifier that could not be read. */
    static final int AFI_UNKNOWN = -1;

    /** A tag on the shelf. */
    sealed interface Shelved {
        CompartmentId at();

        /** Whether any antenna has seen it since the device started; what is only remembered is never offered. */
        boolean confirmed();

        Shelved in(CompartmentId compartment);

        Shelved asConfirmed();
    }

    /** @param afi as last read before we changed it, 0 to 255, or {@link #AFI_UNKNOWN} */
    record Item(ItemId item, CompartmentId at, int afi, boolean confirmed) implements Shelved {
        @Override
        public Item in(CompartmentId compartment) {
            return new Item(item, compartment, afi, true);
        }

        @Override
        public Item asConfirmed() {
            return new Item(item, at, afi, true);
        }
    }

    record Strange(ShelfEvent.Strangeness kind, CompartmentId at, boolean confirmed) implements Shelved {
        @Override
        public Strange in(CompartmentId compartment) {
            return new Strange(kind, compartment, true);
        }

        @Override
        public Strange asConfirmed() {
            return new Strange(kind, at, true);
        }
    }

    Stock {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    Optional<Shelved> tag(TagUid uid) {
        return Optional.ofNullable(tags.get(uid));
    }

    /** Every tag of an item; a set has several with the same identifier. */
    List<TagUid> tagsOf(ItemId item) {
        List<TagUid> found = new ArrayList<>();
        tags.forEach((uid, shelved) -> {
            if (shelved instanceof Item that && that.item().equals(item)) {
                found.add(uid);
            }
        });
        return found;
    }

    boolean holds(ItemId item) {
        return !tagsOf(item).isEmpty();
    }

    boolean allConfirmed() {
        return tags.values().stream().allMatch(Shelved::confirmed);
    }

    Stock with(TagUid uid, Shelved shelved) {
        SortedMap<TagUid, Shelved> changed = new TreeMap<>(tags);
        changed.put(uid, shelved);
        return new Stock(changed);
    }

    Stock without(TagUid uid) {
        SortedMap<TagUid, Shelved> changed = new TreeMap<>(tags);
        changed.remove(uid);
        return new Stock(changed);
    }

    List<ShelfEvent.Placement> placements() {
        List<ShelfEvent.Placement> all = new ArrayList<>();
        tags.forEach((uid, shelved) -> {
            if (shelved instanceof Item item) {
                all.add(new ShelfEvent.Placement(item.at(), item.item(), uid));
            }
        });
        return all;
    }

    static String key(TagUid uid) {
        return KEY_PREFIX + uid.hex();
    }

    static Bytes encode(Shelved shelved) {
        String text = switch (shelved) {
            case Item item -> "item\t" + item.at() + "\t" + item.afi() + "\t" + item.item();
            case Strange strange -> "strange\t" + strange.at() + "\t" + strange.kind();
        };
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds what a note says. @throws IllegalArgumentException when {@link #encode} did not write it */
    Stock plus(String key, Bytes note) {
        String[] field = new String(note.toArray(), StandardCharsets.UTF_8).split("\t", 4);
        CompartmentId at = new CompartmentId(field[1]);
        Shelved shelved = switch (field[0]) {
            case "item" -> new Item(new ItemId(field[3]), at, Integer.parseInt(field[2]), false);
            case "strange" -> new Strange(ShelfEvent.Strangeness.valueOf(field[2]), at, false);
            default -> throw new IllegalArgumentException(key + " names neither an item nor a strange tag");
        };
        return with(TagUid.of(key.substring(KEY_PREFIX.length())), shelved);
    }
}
