package org.carrel.shelf.pickup.stock;

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
public record Stock(SortedMap<TagUid, Shelved> tags) {
    public static final String KEY_PREFIX = "place/";
    public static final Stock EMPTY = new Stock(Collections.emptySortedMap());
    /** An application family identifier that could not be read. */
    public static final int AFI_UNKNOWN = -1;

    /** A tag on the shelf. */
    public sealed interface Shelved {
        CompartmentId at();

        /** Whether any antenna has seen it since the device started; what is only remembered is never offered. */
        boolean confirmed();

        Shelved in(CompartmentId compartment);

        Shelved asConfirmed();
    }

    /** @param afi as last read before we changed it, 0 to 255, or {@link #AFI_UNKNOWN} */
    public record Item(ItemId item, CompartmentId at, int afi, boolean confirmed) implements Shelved {
        @Override
        public Item in(CompartmentId compartment) {
            return new Item(item, compartment, afi, true);
        }

        @Override
        public Item asConfirmed() {
            return new Item(item, at, afi, true);
        }
    }

    public record Strange(ShelfEvent.Strangeness kind, CompartmentId at, boolean confirmed) implements Shelved {
        @Override
        public Strange in(CompartmentId compartment) {
            return new Strange(kind, compartment, true);
        }

        @Override
        public Strange asConfirmed() {
            return new Strange(kind, at, true);
        }
    }

    public Stock {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    public Optional<Shelved> tag(TagUid uid) {
        return Optional.ofNullable(tags.get(uid));
    }

    /** Every tag of an item; a set has several with the same identifier. */
    public List<TagUid> tagsOf(ItemId item) {
        List<TagUid> found = new ArrayList<>();
        tags.forEach((uid, shelved) -> {
            if (shelved instanceof Item that && that.item().equals(item)) {
                found.add(uid);
            }
        });
        return found;
    }

    public boolean holds(ItemId item) {
        return !tagsOf(item).isEmpty();
    }

    /** Where items to be pulled stand: all of them, or the first that is still here. */
    public List<CompartmentId> whereabouts(List<ItemId> pull, boolean all) {
        List<CompartmentId> found = new ArrayList<>();
        for (ItemId item : pull) {
            for (TagUid uid : tagsOf(item)) {
                CompartmentId at = tag(uid).map(Shelved::at).orElseThrow();
                if (!found.contains(at)) {
                    found.add(at);
                }
            }
            if (!all && !found.isEmpty()) {
                return found;
            }
        }
        return found;
    }

    public boolean allConfirmed() {
        return tags.values().stream().allMatch(Shelved::confirmed);
    }

    public Stock with(TagUid uid, Shelved shelved) {
        SortedMap<TagUid, Shelved> changed = new TreeMap<>(tags);
        changed.put(uid, shelved);
        return new Stock(changed);
    }

    public Stock without(TagUid uid) {
        SortedMap<TagUid, Shelved> changed = new TreeMap<>(tags);
        changed.remove(uid);
        return new Stock(changed);
    }

    public List<ShelfEvent.Placement> placements() {
        List<ShelfEvent.Placement> all = new ArrayList<>();
        tags.forEach((uid, shelved) -> {
            if (shelved instanceof Item item) {
                all.add(new ShelfEvent.Placement(item.at(), item.item(), uid));
            }
        });
        return all;
    }

    public static String key(TagUid uid) {
        return KEY_PREFIX + uid.hex();
    }

    public static Bytes encode(Shelved shelved) {
        String text = switch (shelved) {
            case Item item -> "item\t" + item.at() + "\t" + item.afi() + "\t" + item.item();
            case Strange strange -> "strange\t" + strange.at() + "\t" + strange.kind();
        };
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds what a note says. @throws IllegalArgumentException when {@link #encode} did not write it */
    public Stock plus(String key, Bytes note) {
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
