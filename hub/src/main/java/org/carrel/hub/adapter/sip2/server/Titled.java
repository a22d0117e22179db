package org.carrel.hub.adapter.sip2.server;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.lending.ItemTraits;
import org.carrel.hub.store.Services;

/**
 * An item as a terminal named it, and what the catalogue knows of it.
 *
 * @param sent as it came, without blanks around it
 * @param id none when it cannot be an item's number
 * @param known none when it is not in the catalogue
 */
record Titled(String sent, List<ItemId> id, List<Known> known) {
    /** What the catalogue has; where the copy is now is another question, and a dearer one. */
    record Known(Item item, Bib bib, ItemTraits traits) {}

    static Titled find(Services services, String sent) {
        Optional<ItemId> id = id(sent);
        List<Known> known = id.flatMap(item -> services.catalogue().item(item)).stream()
                .flatMap(item -> services.catalogue().bib(item.bib()).stream()
                        .map(bib -> new Known(item, bib, services.lending().traits(item.id()))))
                .toList();
        return new Titled(sent, id.stream().toList(), known);
    }

    private static Optional<ItemId> id(String sent) {
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ItemId(sent));
        } catch (IllegalArgumentException noItem) {
            return Optional.empty();
        }
    }

    String title() {
        return known.isEmpty() ? "" : known.getFirst().bib().title();
    }

    /** The branch where it belongs; empty when nobody knows. */
    String home() {
        return known.isEmpty() ? "" : known.getFirst().item().branch().value();
    }

    /** The library's own word for this kind of item; empty when nobody knows. */
    String kind() {
        return known.isEmpty() ? "" : known.getFirst().traits().kind();
    }

    String callNumber() {
        if (known.isEmpty()) {
            return "";
        }
        Known copy = known.getFirst();
        return copy.item().callNumber().isEmpty()
                ? copy.bib().callNumber()
                : copy.item().callNumber();
    }

    /** Media type (CK) from the library's own word for a kind of item; 000 for what the protocol has no number for. */
    String mediaType() {
        return switch (kind()) {
            case "book" -> "001";
            case "magazine", "serial" -> "002";
            case "bound-journal" -> "003";
            case "audio-tape" -> "004";
            case "video", "dvd" -> "005";
            case "cd", "cd-rom" -> "006";
            case "diskette" -> "007";
            case "book-with-diskette" -> "008";
            case "book-with-cd" -> "009";
            case "book-with-tape" -> "010";
            default -> "000";
        };
    }

    /** CK, when the item is known. */
    void media(Fields.Builder fields) {
        if (!known.isEmpty()) {
            fields.and(FieldId.CK, mediaType());
        }
    }

    /** CH, when a terminal noted something about the item. */
    void properties(Fields.Builder fields) {
        known.forEach(copy -> fields.some(FieldId.CH, copy.traits().properties()));
    }

    /** The number by which terminals know a patron; empty for none. */
    static String card(Patron patron) {
        return patron.validCard().map(CardNumber::value).orElse("");
    }
}
