package org.carrel.hub.adapter.http.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.reservation.PullEntry;
import org.carrel.hub.shelf.Shelves.OpenDoor;
import org.carrel.hub.shelf.Shelves.StandingItem;
import org.carrel.hub.shelf.Shelves.StrangeTag;
import org.carrel.hub.store.Services;

/** A device's compartments as they stand, each with what is in it and why. */
record Furniture(List<Place> places) {
    /** Why an item stands where it stands. */
    enum Purpose {
        /** To be collected. */
        READY,
        /** To be taken off by staff. */
        PULL,
        /** The hub has no word on it yet. */
        OTHER
    }

    /** @param pull none, or why it is to be taken off */
    record Book(
            StandingItem standing,
            String title,
            String author,
            String callNumber,
            List<Hold.ReadyOnShelf> holds,
            List<PullEntry> pull) {
        Purpose purpose() {
            return !holds.isEmpty() ? Purpose.READY : !pull.isEmpty() ? Purpose.PULL : Purpose.OTHER;
        }

        static final View<Book> VIEW = View.<Book>named("ItemInCompartment")
                .text("item", 64, "The copy's barcode.", book -> book.standing().item())
                .text("title", 1_000, "Its title; empty when it is not in the catalogue.", Book::title)
                .text("author", 1_000, "Its author, or empty.", Book::author)
                .text("callNumber", 200, "On its spine, or empty.", Book::callNumber)
                .moment(
                        "since",
                        "Since when it stands here.",
                        book -> book.standing().since())
                .word("purpose", Purpose.class, "Why it stands here.", Book::purpose)
                .perhaps(
                        "hold",
                        Ids.KEY,
                        "The hold that it is ready for.",
                        book -> book.holds().stream()
                                .findFirst()
                                .map(hold -> hold.id().value()))
                .perhaps(
                        "until",
                        Schema.moment(),
                        "Until when it may be collected.",
                        book -> book.holds().stream().findFirst().map(hold -> View.moment(hold.until())))
                .perhaps(
                        "reason",
                        Schema.wordsOf(PullEntry.Reason.class),
                        "Why it is to be taken off.",
                        book -> book.pull().stream().findFirst().map(entry -> Schema.word(entry.reason())));
    }

    /** @param openSince none, or since when its door stands open */
    record Place(
            CompartmentId id, boolean locked, List<Instant> openSince, List<Book> books, List<StrangeTag> strange) {
        private static final View<StrangeTag> STRANGE = View.<StrangeTag>named("StrangeTag")
                .text("tag", 16, "The tag's identifier.", StrangeTag::uid)
                .word(
                        "strangeness",
                        org.carrel.contract.message.ShelfEvent.Strangeness.class,
                        "Why it is not counted as an item.",
                        StrangeTag::strangeness)
                .moment("since", "Since when it is there.", StrangeTag::since);

        static final View<Place> VIEW = View.<Place>named("Compartment")
                .text("compartment", 8, "As printed on the furniture.", Place::id)
                .member("locked", new Schema.Truth(), "Whether it has a locked door.", Place::locked)
                .perhaps(
                        "openSince",
                        Schema.moment(),
                        "Since when its door stands open.",
                        place -> place.openSince().stream().findFirst().map(View::moment))
                .list("items", Book.VIEW, 1_000, "What stands in it.", Place::books)
                .list("strangeTags", STRANGE, 1_000, "Tags in it that are no items.", Place::strange);
    }

    /** As the device describes itself; compartments of items that it does not name come last. */
    static Furniture of(Services services, Device device, Instant now) {
        Address address = device.address();
        List<Hold.ReadyOnShelf> ready = services.reservations().readyOn(address, now);
        List<PullEntry> pull = services.reservations().pullList(address, now);
        List<OpenDoor> doors = services.shelves().openDoors(address);
        List<StrangeTag> strange = services.shelves().strangeTags(address);
        List<StandingItem> standing = services.shelves().contents(address);
        SequencedMap<CompartmentId, Boolean> compartments = new LinkedHashMap<>();
        for (Birth.Compartment compartment : device.description().compartments()) {
            compartments.put(compartment.id(), compartment.locked());
        }
        standing.forEach(item -> compartments.putIfAbsent(item.place().compartment(), false));
        strange.forEach(tag -> compartments.putIfAbsent(tag.place().compartment(), false));
        List<Place> places = new ArrayList<>();
        compartments.forEach((compartment, locked) -> places.add(new Place(
                compartment,
                locked,
                doors.stream()
                        .filter(door -> door.compartment().equals(compartment))
                        .map(OpenDoor::since)
                        .toList(),
                standing.stream()
                        .filter(item -> item.place().compartment().equals(compartment))
                        .map(item -> book(services, item, ready, pull))
                        .toList(),
                strange.stream()
                        .filter(tag -> tag.place().compartment().equals(compartment))
                        .toList())));
        return new Furniture(places);
    }

    private static Book book(
            Services services, StandingItem standing, List<Hold.ReadyOnShelf> ready, List<PullEntry> pull) {
        ItemId id = standing.item();
        Optional<Item> item = services.catalogue().item(id);
        Optional<Bib> bib = item.flatMap(known -> services.catalogue().bib(known.bib()));
        return new Book(
                standing,
                bib.map(Bib::title).orElse(""),
                bib.map(Bib::author).orElse(""),
                item.map(Item::callNumber)
                        .filter(number -> !number.isEmpty())
                        .or(() -> bib.map(Bib::callNumber))
                        .orElse(""),
                ready.stream().filter(hold -> hold.item().equals(id)).toList(),
                pull.stream().filter(entry -> entry.item().equals(id)).toList());
    }
}
