package org.carrel.hub.pair;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.topic.Address;
import org.carrel.hub.HubCore;
import org.carrel.hub.Library;
import org.carrel.hub.access.Scope;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.enrolment.Enrolment;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.runtime.FreshKeys;

/** What a hub's database holds before its first day: shelves, books, and for each book a patron who waits for it. */
final class BusyLibrary {
    private final InstantSource clock = InstantSource.system();
    private final FreshKeys keys;
    private final SortedMap<String, String> passwords = new TreeMap<>();
    private final SortedMap<String, List<BusyShelf.Waiting>> books = new TreeMap<>();
    private final String token;

    BusyLibrary(HubCore core, FreshKeys keys, int shelves, int booksEach) {
        this.keys = keys;
        core.store()
                .run(services ->
                        services.branches().put(new Branch(Library.MAIN, "總館", "Main Library", WeeklyHours.ALWAYS)));
        for (int shelf = 1; shelf <= shelves; shelf++) {
            found(core, "shelf-" + shelf, booksEach);
        }
        token = core.store()
                .write(services -> services.access()
                        .issueToken("t1", "test", Scope.ALL, keys.secret(), Library.DESK, clock.instant()));
    }

    /** By the shelves' names. */
    SortedMap<String, String> passwords() {
        return Collections.unmodifiableSortedMap(passwords);
    }

    private void found(HubCore core, String shelf, int booksEach) {
        Address device = new Address(Library.MAIN, new DeviceId(shelf));
        Enrolment enrolment = new Enrolment(core.store(), new Enrolment.Chance(keys::secret, keys::salt), clock);
        Device.Names names = new Device.Names("取書架", "Pickup shelf", "一樓", "Ground floor");
        core.store()
                .run(services -> services.fleet()
                        .devices()
                        .enrol(device, names, Birth.Kind.PICKUP_SHELF, Library.DESK, clock.instant()));
        passwords.put(
                shelf, enrolment.password(device, Library.DESK).orElseThrow().password());
        List<BusyShelf.Waiting> waiting = new ArrayList<>();
        core.store().run(services -> {
            for (int number = 1; number <= booksEach; number++) {
                BibId bib = new BibId(shelf + "-book-" + number);
                PatronId patron = new PatronId(shelf + "-patron-" + number);
                services.catalogue().put(new Bib(bib, "書 " + bib, "作者", "", "857.7", "chi", "2019"));
                services.catalogue()
                        .put(new Item(
                                Library.copy(bib, 1), bib, Library.MAIN, "", AfiPolicy.ISO_28560, Item.Use.LENDABLE));
                services.patrons().put(Library.patronRecord(patron, new TreeSet<>(), CardState.VALID));
                services.reservations().place(patron, bib, Library.MAIN, Library.DESK, clock.instant());
                waiting.add(new BusyShelf.Waiting(Library.copy(bib, 1), patron));
            }
        });
        books.put(shelf, waiting);
    }

    /** Each with the books that it is to put up. */
    List<BusyShelf> shelves(int port) throws Exception {
        List<BusyShelf> shelves = new ArrayList<>();
        for (String shelf : books.keySet()) {
            shelves.add(new BusyShelf(
                    new Address(Library.MAIN, new DeviceId(shelf)), port, passwords.get(shelf), books.get(shelf)));
        }
        return shelves;
    }

    /** Of an API client that may do everything. */
    String token() {
        return token;
    }
}
