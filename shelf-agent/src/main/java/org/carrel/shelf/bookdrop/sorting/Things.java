package org.carrel.shelf.bookdrop.sorting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent.Outcome;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.contract.message.drop.Content;
import org.carrel.contract.message.drop.OnBelt;
import org.carrel.contract.message.drop.Sorted.Securing;

/** From tags to things: pieces of one item are one thing, a tag that is no item's is one, and so is whatever passed without any tag. */
final class Things {
    /** @param pieces of one item, or one of no item, or none */
    record Thing(List<Piece> pieces) {
        static final Thing UNTAGGED = new Thing(List.of());

        Thing {
            pieces = List.copyOf(pieces);
        }

        Optional<Piece.Reading.Item> item() {
            return pieces.stream()
                    .map(Piece::reading)
                    .filter(Piece.Reading.Item.class::isInstance)
                    .map(Piece.Reading.Item.class::cast)
                    .findFirst();
        }

        int tagsInAll() {
            return item().map(Piece.Reading.Item::tags).orElse(0);
        }

        boolean unpaired() {
            return pieces.size() < tagsInAll();
        }

        int readings() {
            return pieces.stream().mapToInt(Piece::heard).sum();
        }

        boolean noted() {
            return pieces.stream().anyMatch(Piece::noted);
        }

        boolean heardInside() {
            return pieces.stream().anyMatch(piece -> piece.inside() > 0);
        }

        Securing securing() {
            if (item().isEmpty()) {
                return Securing.NOT_TRIED;
            }
            return pieces.stream().allMatch(piece -> piece.securing() == Securing.VERIFIED)
                    ? Securing.VERIFIED
                    : Securing.PENDING_REPAIR;
        }

        /** A person's card names no tag: that would be as good as a number. */
        Content content() {
            return item().<Content>map(it -> new Content.Identified(it.item(), it.owner(), tagsInAll(), uids()))
                    .orElseGet(
                            () -> new Content.Unidentified(pieces.stream().anyMatch(Thing::card) ? List.of() : uids()));
        }

        private List<TagUid> uids() {
            return pieces.stream().map(Piece::uid).toList();
        }

        private static boolean card(Piece piece) {
            return piece.reading().equals(new Piece.Reading.Strange(Strangeness.CARD));
        }
    }

    private Things() {}

    /** What a person would call the things among these tags, in the order of their first tag. */
    static List<Thing> of(List<Piece> pieces) {
        SequencedMap<ItemId, List<Piece>> items = new LinkedHashMap<>();
        List<Thing> others = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.reading() instanceof Piece.Reading.Item item) {
                items.computeIfAbsent(item.item(), _ -> new ArrayList<>()).add(piece);
            } else {
                others.add(new Thing(List.of(piece)));
            }
        }
        List<Thing> things =
                new ArrayList<>(items.values().stream().map(Thing::new).toList());
        things.addAll(others);
        return things;
    }

    /** What is supposed to lie on the belt: what was heard there, or else the one thing that was heard falling, or else one without a tag. */
    static List<Thing> expected(Batch batch) {
        List<Thing> inside = of(batch.inside());
        if (!inside.isEmpty()) {
            return inside;
        }
        List<Thing> falling = of(batch.heard());
        return falling.size() == 1 ? falling : List.of(Thing.UNTAGGED);
    }

    /** The items among them, each once. */
    static List<OnBelt> items(Batch batch) {
        return expected(batch).stream()
                .flatMap(thing -> thing.item().stream())
                .map(item -> new OnBelt(item.item(), item.owner()))
                .toList();
    }

    static Securing securing(Outcome outcome) {
        return switch (outcome) {
            case VERIFIED -> Securing.VERIFIED;
            case PENDING_REPAIR -> Securing.PENDING_REPAIR;
        };
    }
}
