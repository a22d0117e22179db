package org.carrel.hub.reservation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.CollectAnswer.GrantedHold;
import org.carrel.contract.message.CollectAnswer.MayCollect;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.Circumstance;
import org.carrel.contract.topic.Address;
import org.carrel.hub.Library;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.intake.DeviceEvents.Receipt;
import org.carrel.hub.store.RosterIssuing;

/**
 * Days in a library whose shelves are often not heard, told by a seed. Every book is in one place at any time, shelves serve as real ones do
 * (by the hub's word, or by the last roster that reached them), and say later what happened.
 */
final class SilentDays {
    static final List<Address> SHELVES = List.of(Library.SHELF, Library.SECOND_SHELF);
    private static final RosterKey KEY = new RosterKey(Bytes.hex("17".repeat(32)));

    final Library library = new Library();
    final List<ItemId> items = new ArrayList<>();
    final List<PatronId> patrons = new ArrayList<>();

    private final SplittableRandom random;
    private final List<BibId> titles = new ArrayList<>();
    private final TreeMap<ItemId, Place> places = new TreeMap<>();
    private final TreeMap<String, Shelf> shelves = new TreeMap<>();

    /** Where a book truly is. */
    sealed interface Place {
        record AtDesk() implements Place {}

        record OnShelf(Address shelf) implements Place {}

        record With(PatronId patron) implements Place {}
    }

    /** One shelf: what it may serve by, and what it has yet to say. */
    private static final class Shelf {
        private boolean silent;
        private final List<DeviceEvent> unheard = new ArrayList<>();
        private final TreeSet<HoldId> served = new TreeSet<>();
        private List<PickupRoster> roster = List.of();
    }

    SilentDays(long seed) {
        random = new SplittableRandom(seed);
        for (String name : List.of("ann", "bo", "chi")) {
            patrons.add(library.patron(name));
        }
        for (int title = 1; title <= 2; title++) {
            BibId bib = library.title("t" + title, 2);
            titles.add(bib);
            items.add(Library.copy(bib, 1));
            items.add(Library.copy(bib, 2));
        }
        items.forEach(item -> places.put(item, new Place.AtDesk()));
        for (Address shelf : SHELVES) {
            shelves.put(shelf.prefix(), new Shelf());
            library.store.run(s -> s.rosters().putKey(shelf, KEY, library.now));
        }
    }

    Place where(ItemId item) {
        return places.getOrDefault(item, new Place.AtDesk());
    }

    String step() {
        library.now = library.now.plus(Duration.ofMinutes(random.nextInt(1, 40)));
        return switch (random.nextInt(12)) {
            case 0, 1 -> wish();
            case 2, 3, 4 -> shelve();
            case 5 -> clear();
            case 6, 7, 8 -> collect();
            case 9, 10 -> bringBack();
            default -> random.nextInt(3) > 0 ? turn(any(SHELVES)) : nothingElse();
        };
    }

    /** Every shelf is heard. */
    void hearAll() {
        for (Address shelf : SHELVES) {
            if (shelf(shelf).silent) {
                turn(shelf);
            }
        }
    }

    private String wish() {
        PatronId patron = any(patrons);
        BibId bib = any(titles);
        return patron + " wants " + bib + ": "
                + library.act(s -> s.reservations().place(patron, bib, Library.MAIN, Library.DESK, library.now));
    }

    private String shelve() {
        Optional<ItemId> item = one(new Place.AtDesk());
        Address to = any(SHELVES);
        item.ifPresent(book -> {
            places.put(book, new Place.OnShelf(to));
            say(to, new ShelfEvent.ItemPlaced(Library.A1, book, Library.tag(book)));
        });
        return item + " onto " + to.prefix();
    }

    /** Staff take something off a shelf, and sometimes hand it in although nobody had it. */
    private String clear() {
        Address from = any(SHELVES);
        Optional<ItemId> item = one(new Place.OnShelf(from));
        item.ifPresent(book -> {
            places.put(book, new Place.AtDesk());
            say(from, new ShelfEvent.ItemRemoved(Library.A1, book, Library.tag(book), Circumstance.STAFF));
            if (random.nextBoolean()) {
                handIn(book);
            }
        });
        return item + " off " + from.prefix();
    }

    private String collect() {
        Address shelf = any(SHELVES);
        PatronId patron = any(patrons);
        if (!shelf(shelf).silent) {
            return library.tap(shelf, Library.card(patron)) instanceof MayCollect may
                    ? take(shelf, patron, new Permission.ByHub(may.grant()), any(may.holds()))
                    : patron + " may not";
        }
        for (PickupRoster roster : shelf(shelf).roster) {
            for (PickupRoster.Entry entry : roster.entries()) {
                if (entry.card().equals(KnownCards.hash(KEY, Library.card(patron)))
                        && where(entry.item()).equals(new Place.OnShelf(shelf))
                        && !shelf(shelf).served.contains(entry.hold())) {
                    return "off line "
                            + take(
                                    shelf,
                                    patron,
                                    new Permission.ByRoster(entry.card(), roster.version()),
                                    new GrantedHold(entry.hold(), entry.item()));
                }
            }
        }
        return patron + " is not on the roster";
    }

    private String take(Address shelf, PatronId patron, Permission permission, GrantedHold granted) {
        ItemId item = granted.item();
        if (!where(item).equals(new Place.OnShelf(shelf))) {
            return item + " is not there";
        }
        say(shelf, new ShelfEvent.HoldCollected(permission, granted.hold(), item, Library.A1, Library.tag(item)));
        if (random.nextInt(4) == 0) {
            say(shelf, new ShelfEvent.HoldPutBack(permission, granted.hold(), item, Library.A1, Library.tag(item)));
            return patron + " takes " + item + " and puts it back";
        }
        shelf(shelf).served.add(granted.hold());
        places.put(item, new Place.With(patron));
        return patron + " takes " + item + " from " + shelf.prefix();
    }

    private String bringBack() {
        PatronId patron = any(patrons);
        Optional<ItemId> item = one(new Place.With(patron));
        item.ifPresent(book -> {
            places.put(book, new Place.AtDesk());
            handIn(book);
        });
        return patron + " hands in " + item;
    }

    private void handIn(ItemId book) {
        var _ = library.act(s -> s.lending().giveBack(book, Library.MAIN, Library.DESK, library.now));
    }

    /** Of which books staff are told that the order is not known. */
    TreeSet<ItemId> disputed() {
        TreeSet<ItemId> disputed = new TreeSet<>();
        library.ask(s -> s.reservations().conflicts()).stream()
                .filter(conflict -> conflict.reason() == Conflict.Reason.HANDED_IN_BEFORE_OR_AFTER)
                .forEach(conflict -> disputed.add(conflict.item()));
        return disputed;
    }

    /** Staff look where those books are, and lend what a patron turns out to have. */
    void reconcile(TreeSet<ItemId> disputed) {
        for (ItemId item : disputed) {
            if (where(item) instanceof Place.With(PatronId patron)) {
                library.act(s -> s.lending()
                        .accept(patron, item, Optional.empty(), new Occasion(Library.MAIN, Library.DESK, library.now)));
            }
        }
        for (Conflict conflict : library.ask(s -> s.reservations().conflicts())) {
            library.act(s -> s.reservations().resolve(conflict.id(), Library.STAFF, library.now));
        }
    }

    /** A shelf that was heard is not heard any more, or the other way round. */
    private String turn(Address address) {
        Shelf shelf = shelf(address);
        shelf.silent = !shelf.silent;
        if (!shelf.silent) {
            for (DeviceEvent event : shelf.unheard) {
                hear(address, event);
            }
            shelf.unheard.clear();
            shelf.served.clear();
        } else {
            shelf.roster = new RosterIssuing(library.store, KnownCards::hash)
                    .issue(address, library.now).stream().toList();
        }
        return address.prefix() + (shelf.silent ? " is not heard" : " is heard");
    }

    private String nothingElse() {
        library.act(s -> s.reservations().tidy(library.now));
        return "tidied";
    }

    private void say(Address shelf, ShelfEvent body) {
        DeviceEvent event = library.next(shelf, body);
        if (shelf(shelf).silent) {
            shelf(shelf).unheard.add(event);
        } else {
            hear(shelf, event);
        }
    }

    private void hear(Address shelf, DeviceEvent event) {
        if (!(library.apply(shelf, event) instanceof Receipt.Applied)) {
            throw new AssertionError("not applied: " + event);
        }
    }

    private Shelf shelf(Address shelf) {
        return Optional.ofNullable(shelves.get(shelf.prefix())).orElseThrow();
    }

    private Optional<ItemId> one(Place place) {
        List<ItemId> there =
                items.stream().filter(item -> where(item).equals(place)).toList();
        return there.isEmpty() ? Optional.empty() : Optional.of(any(there));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
