package org.carrel.shelf.pickup.visit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.Permission;

/**
 * What the journal knows of one visit: by whose word, and which items may be released. While it is in the journal, and only
 * then, an item that stands on the shelf may have its security off.
 *
 * @param number grows with each visit on this device
 */
public record Entry(long number, Permission permission, List<Offer> offers) {
    public static final String KEY_PREFIX = "visit/";

    public Entry {
        offers = List.copyOf(offers);
    }

    public Optional<Offer> offer(TagUid uid) {
        return offers.stream().filter(offer -> offer.uid().equals(uid)).findFirst();
    }

    public boolean names(ItemId item) {
        return offers.stream().anyMatch(offer -> offer.item().equals(item));
    }

    public int count(Offer.Progress progress) {
        return (int)
                offers.stream().filter(offer -> offer.progress() == progress).count();
    }

    public int taken() {
        return count(Offer.Progress.TAKEN);
    }

    public boolean settled() {
        return offers.stream().noneMatch(Offer::open);
    }

    public Entry with(Offer changed) {
        return new Entry(
                number,
                permission,
                offers.stream()
                        .map(offer -> offer.uid().equals(changed.uid()) ? changed : offer)
                        .toList());
    }

    public Entry plus(Offer more) {
        List<Offer> all = new ArrayList<>(offers);
        all.add(more);
        return new Entry(number, permission, all);
    }

    public String key() {
        return KEY_PREFIX + String.format("%012d", number);
    }

    /** One line for the permission, one for each offer; fields are separated by tabs, which no identifier contains. */
    public Bytes encode() {
        StringBuilder out = new StringBuilder();
        switch (permission) {
            case Permission.ByHub hub -> out.append("hub\t").append(hub.grant());
            case Permission.ByRoster roster ->
                out.append("roster\t")
                        .append(roster.card().value())
                        .append('\t')
                        .append(roster.rosterVersion());
        }
        for (Offer offer : offers) {
            out.append('\n')
                    .append(offer.progress())
                    .append('\t')
                    .append(offer.uid())
                    .append('\t')
                    .append(offer.at())
                    .append('\t')
                    .append(offer.hold())
                    .append('\t')
                    .append(offer.item());
        }
        return Bytes.of(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException when the note was not written by {@link #encode} */
    public static Entry decode(String key, Bytes note) {
        String[] lines = new String(note.toArray(), StandardCharsets.UTF_8).split("\n", -1);
        String[] head = lines[0].split("\t", -1);
        Permission permission = switch (head[0]) {
            case "hub" -> new Permission.ByHub(new GrantId(head[1]));
            case "roster" -> new Permission.ByRoster(new CardHash(head[1]), Long.parseLong(head[2]));
            default -> throw new IllegalArgumentException(key + " names an unknown permission");
        };
        List<Offer> offers = new ArrayList<>();
        for (int index = 1; index < lines.length; index++) {
            String[] field = lines[index].split("\t", 5);
            offers.add(new Offer(
                    new HoldId(field[3]),
                    new ItemId(field[4]),
                    TagUid.of(field[1]),
                    new CompartmentId(field[2]),
                    Offer.Progress.valueOf(field[0])));
        }
        return new Entry(Long.parseLong(key.substring(KEY_PREFIX.length())), permission, offers);
    }
}
