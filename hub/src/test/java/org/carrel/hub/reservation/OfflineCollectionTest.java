package org.carrel.hub.reservation;

import static org.carrel.hub.Library.A1;
import static org.carrel.hub.Library.A2;
import static org.carrel.hub.Library.SHELF;
import static org.carrel.hub.Library.card;
import static org.carrel.hub.Library.copy;
import static org.carrel.hub.Library.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.Circumstance;
import org.carrel.hub.Library;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.reservation.Conflict.Reason;
import org.carrel.hub.reservation.Hold.Collected;
import org.carrel.hub.reservation.Hold.Lapsed;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.carrel.hub.reservation.Hold.Waiting;
import org.carrel.hub.store.RosterIssuing;
import org.junit.jupiter.api.Test;

/**
 * Goal: a shelf that cannot reach the hub serves who may collect, with nothing readable on it; what it did is accepted whatever has
 * happened meanwhile, and what should not have happened is on a list. Method: rosters issued by the real services, events that
 * come late.
 */
class OfflineCollectionTest {
    private static final RosterKey KEY = new RosterKey(Bytes.hex("AB".repeat(32)));

    private final Library library = new Library();
    private final RosterIssuing rosters = new RosterIssuing(library.store, KnownCards::hash);
    private final PatronId wang = library.patron("wang");
    private final PatronId chen = library.patron("chen");
    private final BibId river = library.title("river", 1);
    private final ItemId book = copy(river, 1);
    private final HoldId hold = library.placeHold(wang, river);

    OfflineCollectionTest() {
        library.store.run(s -> s.rosters().putKey(SHELF, KEY, library.now));
        library.report(SHELF, new ShelfEvent.ItemPlaced(A1, book, tag(book)));
    }

    @Test
    void theRosterNamesWhoMayCollectByHashOnly() {
        PickupRoster roster = issue();
        CardHash wangs = KnownCards.hash(KEY, card(wang));
        ReadyOnShelf ready = assertInstanceOf(ReadyOnShelf.class, library.hold(hold));
        assertEquals(List.of(new PickupRoster.Entry(wangs, hold, book, ready.until())), roster.entries());
        assertEquals(List.of(KnownCards.hash(KEY, Library.STAFF_CARD)), roster.staff());
        assertEquals(library.now.plus(Duration.ofHours(36)), roster.expires());
        assertFalse(roster.toString().contains(card(wang).value()));
    }

    @Test
    void aRosterIsDueWhenWhoMayCollectChangesAndNotOtherwise() {
        assertEquals(List.of(SHELF), rosters.due(library.now));
        PickupRoster first = issue();
        assertEquals(List.of(SHELF), rosters.due(library.now), "issued, but the broker does not have it");
        rosters.published(SHELF, first.version());
        assertEquals(List.of(), rosters.due(library.now));

        library.report(SHELF, new ShelfEvent.ItemMoved(A1, A2, book, tag(book)));
        assertEquals(List.of(), rosters.due(library.now), "the compartment is not on the roster");

        library.report(SHELF, new ShelfEvent.ItemRemoved(A2, book, tag(book), Circumstance.UNATTENDED));
        assertEquals(List.of(SHELF), rosters.due(library.now));
        PickupRoster second = issue();
        assertTrue(second.version() > first.version());
        assertEquals(List.of(), second.entries());
        rosters.published(SHELF, second.version());

        library.now = library.now.plus(Duration.ofHours(19));
        assertEquals(List.of(SHELF), rosters.due(library.now), "half its life is over");
    }

    @Test
    void aLostCardLeavesTheRosterAtOnce() {
        rosters.published(SHELF, issue().version());
        library.put(Library.patronRecord(wang, new TreeSet<>(), CardState.REPORTED_LOST));
        assertEquals(List.of(SHELF), rosters.due(library.now));
        assertEquals(List.of(), issue().entries());
    }

    @Test
    void whoMayNotBorrowIsNotOnIt() {
        library.put(Library.patronRecord(wang, new TreeSet<>(List.of(Patron.Block.BY_STAFF)), CardState.VALID));
        assertEquals(List.of(), issue().entries());
    }

    @Test
    void aHubRestoredFromABackupIssuesAboveWhatDevicesHaveSeen() {
        long before = issue().version();
        Library restored = new Library();
        restored.now = library.now.plusSeconds(60);
        restored.store.run(s -> s.rosters().putKey(SHELF, KEY, restored.now));
        long after = new RosterIssuing(restored.store, KnownCards::hash)
                .issue(SHELF, restored.now)
                .orElseThrow()
                .version();
        assertTrue(after > before);
    }

    @Test
    void collectingByRosterIsALoanWithoutAConflict() {
        issue();
        library.now = library.now.plus(Duration.ofHours(5));
        collect(byRoster(wang));
        assertEquals(wang, loan().patron());
        assertInstanceOf(Collected.class, library.hold(hold));
        assertEquals(List.of(), reasons());
    }

    @Test
    void aHoldThatLapsedMeanwhileIsLentAndListed() {
        issue();
        library.now = library.now.plus(Duration.ofDays(9));
        library.act(s -> s.reservations().tidy(library.now));
        collect(byRoster(wang));
        assertEquals(wang, loan().patron());
        assertInstanceOf(Lapsed.class, library.hold(hold));
        assertEquals(List.of(Reason.HOLD_LAPSED), reasons());
    }

    @Test
    void theNextInLineWhoWasPromisedTheBookWaitsAgainInFront() {
        issue();
        HoldId next = library.placeHold(chen, river);
        library.now = library.now.plus(Duration.ofDays(9));
        library.act(s -> s.reservations().tidy(library.now));
        assertInstanceOf(ReadyOnShelf.class, library.hold(next));
        collect(byRoster(wang));
        assertInstanceOf(Waiting.class, library.hold(next));
        assertEquals(
                List.of(next),
                library.ask(s -> s.reservations().queue(river, library.now)).stream()
                        .map(Hold::id)
                        .toList());
    }

    @Test
    void aBookTakenOnSomebodyElsesHoldIsOnTheTakersLoan() {
        library.title("sea", 1);
        BibId sea = new BibId("sea");
        library.placeHold(chen, sea);
        library.report(SHELF, new ShelfEvent.ItemPlaced(A2, copy(sea, 1), tag(copy(sea, 1))));
        issue();
        collect(byRoster(chen));
        assertEquals(chen, loan().patron());
        assertEquals(List.of(Reason.HOLD_OF_SOMEBODY_ELSE), reasons());
        assertInstanceOf(Waiting.class, library.hold(hold));
    }

    @Test
    void aBookOnLoanToSomebodyElseGoesOverToWhoeverTookIt() {
        issue();
        library.act(s -> s.reservations().cancel(hold, Library.DESK, library.now));
        library.act(s -> s.lending().checkOut(chen, book, Library.MAIN, Library.DESK, library.now));
        OpenLoan chens = loan();
        collect(byRoster(wang));
        assertEquals(wang, loan().patron());
        assertInstanceOf(
                Loan.SupersededLoan.class,
                library.ask(s -> s.lending().loan(chens.id())).orElseThrow());
        assertEquals(List.of(Reason.HOLD_CANCELLED, Reason.ITEM_ON_LOAN_TO_SOMEBODY_ELSE), reasons());
    }

    @Test
    void anUnknownCardFallsBackOnTheHold() {
        collect(new Permission.ByRoster(new CardHash("0".repeat(64)), 1));
        assertEquals(wang, loan().patron());
        assertEquals(List.of(Reason.CARD_UNKNOWN), reasons());
    }

    @Test
    void anUnknownGrantFallsBackOnTheHold() {
        collect(new Permission.ByHub(new GrantId("gone-with-the-backup")));
        assertEquals(wang, loan().patron());
        assertEquals(List.of(Reason.GRANT_UNKNOWN), reasons());
    }

    @Test
    void withoutCardAndHoldNobodyIsLentToAndStaffLearnIt() {
        library.report(
                SHELF,
                new ShelfEvent.HoldCollected(
                        new Permission.ByHub(new GrantId("x")), new HoldId("unknown"), book, A1, tag(book)));
        assertEquals(Optional.empty(), library.ask(s -> s.lending().openLoan(book)));
        assertEquals(List.of(Reason.GRANT_UNKNOWN, Reason.NOBODY_TO_LEND_TO), reasons());
        assertInstanceOf(Hold.OffShelf.class, library.hold(hold));
    }

    @Test
    void anUnknownItemIsLentAllTheSame() {
        issue();
        ItemId stranger = new ItemId("not-catalogued");
        library.report(SHELF, new ShelfEvent.HoldCollected(byRoster(wang), hold, stranger, A1, tag(stranger)));
        assertEquals(
                wang,
                library.ask(s -> s.lending().openLoan(stranger)).orElseThrow().patron());
        assertEquals(List.of(Reason.OTHER_ITEM_THAN_KEPT, Reason.ITEM_UNKNOWN), reasons());
    }

    @Test
    void puttingBackClearsTheConflictToo() {
        issue();
        library.now = library.now.plus(Duration.ofDays(9));
        library.act(s -> s.reservations().tidy(library.now));
        collect(byRoster(wang));
        library.report(SHELF, new ShelfEvent.HoldPutBack(byRoster(wang), hold, book, A1, tag(book)));
        assertEquals(List.of(), reasons());
        assertEquals(Optional.empty(), library.ask(s -> s.lending().openLoan(book)));
    }

    @Test
    void staffResolveAConflictOnce() {
        collect(new Permission.ByHub(new GrantId("gone")));
        String conflict =
                library.ask(s -> s.reservations().conflicts()).getFirst().id();
        assertTrue(library.<Boolean>act(s -> s.reservations().resolve(conflict, Library.STAFF, library.now)));
        assertFalse(library.<Boolean>act(s -> s.reservations().resolve(conflict, Library.STAFF, library.now)));
        assertEquals(List.of(), reasons());
    }

    @Test
    void anotherKeyMeansOtherHashes() {
        CardHash before = issue().entries().getFirst().card();
        library.store.run(s -> s.rosters().putKey(SHELF, new RosterKey(Bytes.hex("CD".repeat(32))), library.now));
        assertEquals(List.of(SHELF), rosters.due(library.now));
        assertNotEquals(before, issue().entries().getFirst().card());
    }

    private PickupRoster issue() {
        return rosters.issue(SHELF, library.now).orElseThrow();
    }

    private void collect(Permission permission) {
        library.report(SHELF, new ShelfEvent.HoldCollected(permission, hold, book, A1, tag(book)));
    }

    private static Permission.ByRoster byRoster(PatronId patron) {
        return new Permission.ByRoster(KnownCards.hash(KEY, card(patron)), 1);
    }

    private OpenLoan loan() {
        return library.ask(s -> s.lending().openLoan(book)).orElseThrow();
    }

    private List<Reason> reasons() {
        return library.ask(s -> s.reservations().conflicts()).stream()
                .map(Conflict::reason)
                .sorted()
                .toList();
    }
}
