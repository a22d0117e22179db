package org.carrel.hub.reservation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.CollectAnswer.GrantedHold;
import org.carrel.contract.message.CollectAnswer.MayCollect;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.topic.Address;
import org.carrel.hub.Library;
import org.carrel.hub.intake.DeviceEvents.Receipt;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.reservation.Reservations.Placing;
import org.carrel.hub.store.RosterIssuing;

/** Random days in a small library: what patrons, staff and three shelves do, one step at a time, told by a seed. */
final class RandomDays {
    static final List<Address> SHELVES = List.of(Library.SHELF, Library.SECOND_SHELF, Library.EAST_SHELF);
    private static final List<CompartmentId> COMPARTMENTS =
            List.of(new CompartmentId("A1"), new CompartmentId("A2"), new CompartmentId("A3"));
    private static final RosterKey KEY = new RosterKey(Bytes.hex("17".repeat(32)));

    private final SplittableRandom random;
    private final Library library = new Library();
    private final List<PatronId> patrons = new ArrayList<>();
    private final List<BibId> titles = new ArrayList<>();
    private final List<ItemId> items = new ArrayList<>();
    private final List<HoldId> holds = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();

    /** What each shelf last said stands on it: as a device, it never says what contradicts itself. */
    private final TreeMap<String, TreeMap<ItemId, CompartmentId>> told = new TreeMap<>();

    /** What a shelf that cannot reach the hub has yet to say, in order. */
    private final TreeMap<String, List<DeviceEvent>> unheard = new TreeMap<>();

    private final TreeMap<String, Long> rosters = new TreeMap<>();

    private record Sent(Address device, DeviceEvent event) {}

    RandomDays(long seed) {
        random = new SplittableRandom(seed);
        for (String name : List.of("ann", "bo", "chi", "dai")) {
            patrons.add(library.patron(name));
        }
        for (int title = 1; title <= 3; title++) {
            BibId bib = library.title("t" + title, title);
            titles.add(bib);
            for (int copy = 1; copy <= title; copy++) {
                items.add(Library.copy(bib, copy));
            }
        }
        for (Address shelf : SHELVES) {
            told.put(shelf.prefix(), new TreeMap<>());
            library.store.run(s -> s.rosters().putKey(shelf, KEY, library.now));
        }
    }

    Library library() {
        return library;
    }

    List<PatronId> patrons() {
        return patrons;
    }

    BibId titleOf(ItemId item) {
        return new BibId(item.value().substring(0, item.value().indexOf('-')));
    }

    TreeMap<HoldId, Hold> holds() {
        TreeMap<HoldId, Hold> states = new TreeMap<>();
        holds.forEach(id -> states.put(id, library.hold(id)));
        return states;
    }

    List<ItemId> contents(Address device) {
        return library.ask(s -> s.shelves().contents(device)).stream()
                .map(standing -> standing.item())
                .toList();
    }

    String step() {
        library.now = library.now.plus(Duration.ofMinutes(random.nextInt(1, 90)));
        return switch (random.nextInt(16)) {
            case 0, 1 -> place();
            case 2 -> cancel();
            case 3, 4, 5 -> shelve();
            case 6 -> takeOff();
            case 7, 8 -> collect();
            case 9 -> collectByRoster();
            case 10 -> giveBack();
            case 11 -> checkOut();
            case 12 -> random.nextBoolean() ? letDaysGoBy() : inventory();
            case 13, 14 -> random.nextBoolean() ? fallSilent() : speakAgain();
            default -> random.nextBoolean() ? repeat() : tidy();
        };
    }

    private String place() {
        PatronId patron = any(patrons);
        BibId bib = any(titles);
        var pickup = random.nextInt(4) == 0 ? Library.EAST : Library.MAIN;
        Placing placing = library.act(s -> s.reservations().place(patron, bib, pickup, Library.DESK, library.now));
        if (placing instanceof Placing.Placed placed) {
            holds.add(placed.hold().id());
        }
        return patron + " wants " + bib + " at " + pickup + ": " + placing;
    }

    private String cancel() {
        if (holds.isEmpty()) {
            return "nothing to cancel";
        }
        HoldId hold = any(holds);
        return "cancel " + library.act(s -> s.reservations().cancel(hold, Library.DESK, library.now));
    }

    private String shelve() {
        Address shelf = any(SHELVES);
        ItemId item = any(items);
        CompartmentId to = any(COMPARTMENTS);
        CompartmentId from = shelf(shelf).put(item, to);
        if (to.equals(from)) {
            return "stays";
        }
        report(
                shelf,
                from == null
                        ? new ShelfEvent.ItemPlaced(to, item, Library.tag(item))
                        : new ShelfEvent.ItemMoved(from, to, item, Library.tag(item)));
        return item + " onto " + shelf.prefix() + to;
    }

    private String takeOff() {
        Address shelf = any(SHELVES);
        if (shelf(shelf).isEmpty()) {
            return "nothing to take off";
        }
        ItemId item = any(List.copyOf(shelf(shelf).keySet()));
        CompartmentId from = shelf(shelf).remove(item);
        ShelfEvent.Circumstance how = any(List.of(ShelfEvent.Circumstance.values()));
        report(shelf, new ShelfEvent.ItemRemoved(from, item, Library.tag(item), how));
        return item + " off " + shelf.prefix() + " " + how;
    }

    private String collect() {
        Address shelf = any(SHELVES);
        PatronId patron = any(patrons);
        if (unheard.containsKey(shelf.prefix())) {
            return "nobody to ask at " + shelf.prefix();
        }
        if (!(library.tap(shelf, Library.card(patron)) instanceof MayCollect may)) {
            return patron + " may not collect";
        }
        GrantedHold granted = any(may.holds());
        Permission permission = new Permission.ByHub(may.grant());
        return take(shelf, permission, granted.hold(), granted.item());
    }

    /** A shelf that cannot reach the hub lets somebody take something, rightly or not, and reports it when it can. */
    private String collectByRoster() {
        Address shelf = any(SHELVES);
        if (shelf(shelf).isEmpty() || holds.isEmpty()) {
            return "nothing to take off line";
        }
        library.now = library.now.plus(Duration.ofDays(random.nextInt(3)));
        PatronId patron = any(patrons);
        Permission permission = new Permission.ByRoster(
                KnownCards.hash(KEY, Library.card(patron)), rosters.getOrDefault(shelf.prefix(), 1L));
        return "off line "
                + take(
                        shelf,
                        permission,
                        any(holds),
                        any(List.copyOf(shelf(shelf).keySet())));
    }

    private String take(Address shelf, Permission permission, HoldId hold, ItemId item) {
        CompartmentId from = Optional.ofNullable(shelf(shelf).remove(item)).orElse(COMPARTMENTS.getFirst());
        report(shelf, new ShelfEvent.HoldCollected(permission, hold, item, from, Library.tag(item)));
        String what = hold + " takes " + item + " from " + shelf.prefix();
        if (random.nextInt(4) == 0) {
            CompartmentId to = any(COMPARTMENTS);
            shelf(shelf).put(item, to);
            report(shelf, new ShelfEvent.HoldPutBack(permission, hold, item, to, Library.tag(item)));
            return what + " and puts it back";
        }
        return what;
    }

    private String giveBack() {
        ItemId item = any(items);
        return "back comes " + item + ": "
                + library.act(s -> s.lending().giveBack(item, Library.MAIN, Library.DESK, library.now));
    }

    private String checkOut() {
        ItemId item = any(items);
        PatronId patron = any(patrons);
        List<OpenLoan> loans = library.ask(s -> s.lending().openLoans(patron));
        if (!loans.isEmpty() && random.nextBoolean()) {
            return "renew: "
                    + library.act(s -> s.lending().renew(loans.getFirst().id(), Library.DESK, library.now));
        }
        return patron + " borrows " + item + ": "
                + library.act(s -> s.lending().checkOut(patron, item, Library.MAIN, Library.DESK, library.now));
    }

    private String letDaysGoBy() {
        library.now = library.now.plus(Duration.ofDays(random.nextInt(1, 9)));
        return "days go by";
    }

    private String inventory() {
        Address shelf = any(SHELVES);
        List<ShelfEvent.Placement> placements = new ArrayList<>();
        // Something went, or came, without the shelf noticing.
        shelf(shelf).keySet().removeIf(item -> random.nextInt(8) == 0);
        if (random.nextInt(3) == 0) {
            shelf(shelf).put(any(items), any(COMPARTMENTS));
        }
        shelf(shelf)
                .forEach((item, compartment) ->
                        placements.add(new ShelfEvent.Placement(compartment, item, Library.tag(item))));
        report(shelf, new ShelfEvent.ShelfInventory(placements));
        return "inventory of " + shelf.prefix();
    }

    private String repeat() {
        if (sent.isEmpty()) {
            return "nothing to repeat";
        }
        Sent again = any(sent);
        Bytes before = library.database.image();
        Receipt receipt = library.apply(again.device(), again.event());
        assertEquals(before, library.database.image(), "repeating " + again.event() + " gave " + receipt);
        return "repeats " + again.event().sequence();
    }

    private String tidy() {
        return "tidy " + library.<Integer>act(s -> s.reservations().tidy(library.now));
    }

    /** With the roster of this moment, from which it may serve. */
    private String fallSilent() {
        Address shelf = any(SHELVES);
        if (unheard.putIfAbsent(shelf.prefix(), new ArrayList<>()) == null) {
            new RosterIssuing(library.store, KnownCards::hash)
                    .issue(shelf, library.now)
                    .ifPresent(roster -> rosters.put(shelf.prefix(), roster.version()));
        }
        return shelf.prefix() + " is not heard";
    }

    private String speakAgain() {
        Address shelf = any(SHELVES);
        List<DeviceEvent> said = unheard.containsKey(shelf.prefix()) ? unheard.remove(shelf.prefix()) : List.of();
        for (DeviceEvent event : said) {
            assertInstanceOf(Receipt.Applied.class, library.apply(shelf, event));
            sent.add(new Sent(shelf, event));
        }
        return shelf.prefix() + " is heard: " + said;
    }

    private void report(Address shelf, ShelfEvent body) {
        DeviceEvent event = library.next(shelf, body);
        if (unheard.containsKey(shelf.prefix())) {
            unheard.get(shelf.prefix()).add(event);
        } else {
            assertInstanceOf(Receipt.Applied.class, library.apply(shelf, event));
            sent.add(new Sent(shelf, event));
        }
    }

    private TreeMap<ItemId, CompartmentId> shelf(Address shelf) {
        return told.getOrDefault(shelf.prefix(), new TreeMap<>());
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
