package org.carrel.fleet.simulation;

import java.util.TreeMap;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.shelf.Shelves;
import org.carrel.hub.store.Services;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.TagContent;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.WorldEvent;

/** What must hold after every single event, judged by the world, by what devices have accepted, and by the hub's books. */
final class Safety {
    private final SimulatedLibrary library;
    /** A session of staff ends by itself after 20 s without anything happening; this is one in which a few things happen. */
    private static final long STAFF_NANOS = 60_000_000_000L;

    private final TreeMap<String, Long> staffAt = new TreeMap<>();
    private long toldBefore;

    Safety(SimulatedLibrary library) {
        this.library = library;
        library.world.listen(this::happened);
    }

    private void happened(WorldEvent event) {
        if (event instanceof WorldEvent.CardTapped tapped && tapped.card().equals(Cast.STAFF.card())) {
            staffAt.put(tapped.furniture().value(), library.kernel.now());
        } else if (event instanceof WorldEvent.LockMoved(Spot spot, boolean free) && free) {
            unlockedByDecision(spot);
        }
    }

    /** After something changed in the world or in a device's store. */
    void check() {
        for (Cast.Copy copy : Cast.COPIES) {
            releasedForAReason(copy);
        }
    }

    /** After the hub has committed something. */
    void checkHub() {
        long told = Ledger.count(library.hub.database(), "fact");
        if (told == toldBefore) {
            return; // Whatever these rules speak of is told as a fact when it changes.
        }
        toldBefore = told;
        library.hub.ask(services -> {
            oneBorrowerEach(services);
            readyOnlyIfSeen(services);
            return true;
        });
    }

    /** A tag lets its book through the gate only if a loan of it was accepted, or is about to be and that is journaled. */
    private void releasedForAReason(Cast.Copy copy) {
        Tag tag = library.world.tag(copy.tag()).orElseThrow();
        if (tag.afi() != TagContent.AFI_ON_LOAN) {
            return;
        }
        for (ShelfHost shelf : library.shelves) {
            boolean noted = shelf.accepted.notes().entrySet().stream()
                    .anyMatch(note -> note.getKey().contains(copy.uid().hex())
                            || (note.getKey().startsWith("visit/")
                                    && note.getValue().contains(copy.uid().hex())));
            if (noted || lent(shelf, copy)) {
                return;
            }
        }
        throw new Broken(Broken.Promise.LOST, copy.item() + " is released, and nobody has a loan of it or is about to");
    }

    private static boolean lent(ShelfHost shelf, Cast.Copy copy) {
        int balance = 0;
        for (Accepted.Event event : shelf.accepted.events()) {
            if (event.body() instanceof ShelfEvent.HoldCollected taken
                    && taken.item().equals(copy.item())) {
                balance++;
            } else if (event.body() instanceof ShelfEvent.HoldPutBack back
                    && back.item().equals(copy.item())) {
                balance--;
            }
        }
        return balance > 0;
    }

    private void unlockedByDecision(Spot spot) {
        ShelfHost shelf = library.shelves.stream()
                .filter(each -> each.furniture.equals(spot.furniture()))
                .findFirst()
                .orElseThrow();
        boolean visit = shelf.accepted.notes().entrySet().stream()
                .anyMatch(note -> note.getKey().startsWith("visit/")
                        && note.getValue().contains("\t" + spot.compartment() + "\t"));
        boolean staff =
                library.kernel.now() - staffAt.getOrDefault(spot.furniture().value(), Long.MIN_VALUE / 2) < STAFF_NANOS;
        if (!visit && !staff && !shelf.commanded()) {
            throw new Broken(Broken.Promise.UNLOCKED, spot + " is unlocked, and nobody decided that");
        }
    }

    private static void oneBorrowerEach(Services services) {
        TreeMap<ItemId, PatronId> borrowers = new TreeMap<>();
        for (Cast.Reader reader : Cast.PATRONS) {
            services.lending().openLoans(reader.patron()).forEach(loan -> {
                if (borrowers.put(loan.item(), reader.patron()) != null) {
                    throw new Broken(Broken.Promise.TWICE, loan.item() + " is on loan to two patrons");
                }
            });
        }
    }

    private void readyOnlyIfSeen(Services services) {
        for (ShelfHost shelf : library.shelves) {
            TreeMap<ItemId, String> standing = new TreeMap<>();
            for (Shelves.StandingItem each : services.shelves().contents(shelf.address)) {
                standing.put(each.item(), each.place().compartment().value());
            }
            for (Hold.ReadyOnShelf ready : services.reservations().readyOn(shelf.address, library.hub.now())) {
                boolean seen = ready.place().compartment().value().equals(standing.get(ready.item()));
                if (!seen || !ready.request().pickup().equals(shelf.address.site())) {
                    throw new Broken(Broken.Promise.OTHER, ready + " is ready, and its book was not seen there");
                }
            }
        }
    }
}
