package org.carrel.hub.reservation;

import static org.carrel.hub.Library.A1;
import static org.carrel.hub.Library.A2;
import static org.carrel.hub.Library.EAST;
import static org.carrel.hub.Library.EAST_SHELF;
import static org.carrel.hub.Library.SECOND_SHELF;
import static org.carrel.hub.Library.SHELF;
import static org.carrel.hub.Library.card;
import static org.carrel.hub.Library.copy;
import static org.carrel.hub.Library.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.CollectAnswer.GrantedHold;
import org.carrel.contract.message.CollectAnswer.MayCollect;
import org.carrel.contract.message.CollectAnswer.MayNotCollect;
import org.carrel.contract.message.CollectAnswer.Refusal;
import org.carrel.contract.message.CollectAnswer.StaffAtShelf;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.Circumstance;
import org.carrel.contract.topic.Address;
import org.carrel.hub.Library;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.lending.Lending.GivenBack;
import org.carrel.hub.lending.Lending.Next;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.reservation.Hold.Collected;
import org.carrel.hub.reservation.Hold.Lapsed;
import org.carrel.hub.reservation.Hold.OffShelf;
import org.carrel.hub.reservation.Hold.OnItsWay;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.carrel.hub.reservation.Hold.Waiting;
import org.junit.jupiter.api.Test;

/**
 * Goal: a hold is ready when its book is seen on the pickup shelf, in the order of placing, and what is taken is lent once.
 * Method: the hub's real services on a database in memory, events as a shelf sends them.
 */
class PickupTest {
    private final Library library = new Library();
    private final PatronId wang = library.patron("wang");
    private final PatronId chen = library.patron("chen");
    private final BibId river = library.title("river", 2);
    private final ItemId first = copy(river, 1);

    @Test
    void readyMeansSeenOnTheShelfAndNotReturned() {
        HoldId hold = library.placeHold(wang, river);
        assertInstanceOf(Waiting.class, library.hold(hold));

        GivenBack back = library.act(s -> s.lending().giveBack(first, Library.MAIN, Library.DESK, library.now));
        assertEquals(new Next.ToPickup(hold, Library.MAIN), back.next());
        assertInstanceOf(OnItsWay.class, library.hold(hold));
        assertEquals(0, pending());

        placed(SHELF, first);
        ReadyOnShelf ready = assertInstanceOf(ReadyOnShelf.class, library.hold(hold));
        assertEquals(first, ready.item());
        assertEquals(A1, ready.place().compartment());
        assertEquals(
                Instant.parse("2026-11-30T16:00:00Z"), ready.until(), "midnight in Taipei after the seventh open day");
        assertEquals(1, pending());
    }

    @Test
    void takingTheBookMakesTheLoanOnce() {
        HoldId hold = ready(wang);
        MayCollect may = assertInstanceOf(MayCollect.class, library.tap(SHELF, card(wang)));
        assertEquals(List.of(new GrantedHold(hold, first)), may.holds());

        var event = library.report(SHELF, collected(may, hold));

        OpenLoan loan = library.ask(s -> s.lending().openLoan(first)).orElseThrow();
        assertEquals(wang, loan.patron());
        assertEquals(Instant.parse("2026-12-21T16:00:00Z"), loan.due(), "midnight in Taipei after 28 days");
        assertInstanceOf(Collected.class, library.hold(hold));
        assertTrue(library.<Boolean>ask(s -> s.shelves().contents(SHELF).isEmpty()));

        library.apply(SHELF, event);
        assertEquals(1, library.ask(s -> s.lending().openLoans(wang)).size());
        assertEquals(List.of(), conflicts());
    }

    @Test
    void puttingItBackUndoesTheLoanAndTheHoldStandsAsBefore() {
        HoldId hold = ready(wang);
        Instant until = assertInstanceOf(ReadyOnShelf.class, library.hold(hold)).until();
        MayCollect may = assertInstanceOf(MayCollect.class, library.tap(SHELF, card(wang)));
        library.report(SHELF, collected(may, hold));
        library.report(
                SHELF, new ShelfEvent.HoldPutBack(new Permission.ByHub(may.grant()), hold, first, A2, tag(first)));

        assertTrue(library.ask(s -> s.lending().openLoan(first)).isEmpty());
        ReadyOnShelf again = assertInstanceOf(ReadyOnShelf.class, library.hold(hold));
        assertEquals(until, again.until());
        assertEquals(A2, again.place().compartment());
        assertInstanceOf(MayCollect.class, library.tap(SHELF, card(wang)));
    }

    @Test
    void firstComeFirstServedWhateverCopyArrives() {
        HoldId wangs = library.placeHold(wang, river);
        HoldId chens = library.placeHold(chen, river);
        placed(SHELF, copy(river, 2));
        assertInstanceOf(ReadyOnShelf.class, library.hold(wangs));
        assertInstanceOf(Waiting.class, library.hold(chens));
        placed(SHELF, first);
        assertInstanceOf(ReadyOnShelf.class, library.hold(chens));
    }

    @Test
    void aBookOfAnotherBranchsPatronIsSentThere() {
        HoldId atEast = library.placeHold(wang, river, EAST);
        placed(SHELF, first);
        assertInstanceOf(OnItsWay.class, library.hold(atEast));
        assertEquals(
                List.of(PullEntry.Reason.WANTED_AT_ANOTHER_BRANCH),
                library.ask(s -> s.reservations().pullList(SHELF, library.now)).stream()
                        .map(PullEntry::reason)
                        .toList());

        removed(SHELF, first, Circumstance.STAFF);
        placed(EAST_SHELF, first);
        assertInstanceOf(ReadyOnShelf.class, library.hold(atEast));
        MayNotCollect not = assertInstanceOf(MayNotCollect.class, library.tap(SHELF, card(wang)));
        assertEquals(Refusal.READY_ELSEWHERE, not.refusal());
    }

    @Test
    void aReadyBookThatGoesWithoutALoanIsAnAlarmAndNotReady() {
        HoldId hold = ready(wang);
        removed(SHELF, first, Circumstance.UNATTENDED);
        assertInstanceOf(OffShelf.class, library.hold(hold));
        assertEquals(Refusal.NOTHING_READY, refusal(library.tap(SHELF, card(wang))));
        assertTrue(library.ask(s -> s.feed().after(0, 1000)).stream()
                .anyMatch(entry -> entry.fact() instanceof Fact.ReadyItemMissing missing
                        && missing.hold().equals(hold)
                        && missing.how().equals("unattended")));
        assertEquals(0, pending(), "what is not there is not announced");

        placed(SHELF, first);
        assertInstanceOf(ReadyOnShelf.class, library.hold(hold));
        assertEquals(1, pending());
    }

    @Test
    void whoeverWasRobbedGetsTheNextCopyBeforeWhoeverCameLater() {
        HoldId robbed = ready(wang);
        HoldId later = library.placeHold(chen, river);
        removed(SHELF, first, Circumstance.UNATTENDED);
        placed(SHELF, copy(river, 2));
        assertInstanceOf(ReadyOnShelf.class, library.hold(robbed));
        assertInstanceOf(Waiting.class, library.hold(later));
    }

    @Test
    void anExpiredHoldIsExpiredAlthoughNothingRan() {
        HoldId hold = ready(wang);
        HoldId next = library.placeHold(chen, river);
        library.now = library.now.plus(Duration.ofDays(8));

        assertInstanceOf(Lapsed.class, library.hold(hold));
        assertEquals(List.of(), liveHolds(wang));
        assertEquals(List.of(), readyHere());
        assertEquals(
                PullEntry.Reason.HOLD_LAPSED,
                library.ask(s -> s.reservations().pullList(SHELF, library.now))
                        .getFirst()
                        .reason());
        assertEquals(Refusal.NOTHING_READY, refusal(library.tap(SHELF, card(wang))));
        assertInstanceOf(MayCollect.class, library.tap(SHELF, card(chen)), "next in line, on the shelf already");
        assertInstanceOf(ReadyOnShelf.class, library.hold(next));
    }

    @Test
    void tidyingMovesTheRowsAndStaffPullWhatNobodyWaitsFor() {
        HoldId hold = ready(wang);
        library.now = library.now.plus(Duration.ofDays(8));
        assertEquals(1, tidy());
        assertEquals(0, tidy());
        assertInstanceOf(Lapsed.class, library.hold(hold));

        StaffAtShelf staff = assertInstanceOf(StaffAtShelf.class, library.tap(SHELF, Library.STAFF_CARD));
        assertEquals(List.of(first), staff.pull());
        removed(SHELF, first, Circumstance.STAFF);
        assertEquals(List.of(), library.ask(s -> s.reservations().pullList(SHELF, library.now)));
    }

    @Test
    void aPatronIsRemindedOnce() {
        ready(wang);
        library.now = library.now.plus(Duration.ofDays(7));
        tidy();
        tidy();
        assertEquals(2, pending(), "ready, and lapsing soon");
    }

    @Test
    void everyRefusalHasItsReason() {
        assertEquals(Refusal.CARD_UNKNOWN, refusal(library.tap(SHELF, new CardNumber("nobody"))));
        assertEquals(Refusal.NOTHING_READY, refusal(library.tap(SHELF, card(wang))));
        ready(wang);
        library.put(Library.patronRecord(wang, new TreeSet<>(List.of(Patron.Block.UNPAID_FEES)), CardState.VALID));
        assertEquals(Refusal.BORROWING_BLOCKED, refusal(library.tap(SHELF, card(wang))));
        library.put(Library.patronRecord(wang, new TreeSet<>(), CardState.REPORTED_LOST));
        assertEquals(Refusal.CARD_REPORTED_LOST, refusal(library.tap(SHELF, card(wang))));
        library.put(Library.patronRecord(wang, new TreeSet<>(), CardState.VALID));
        assertEquals(Refusal.READY_ELSEWHERE, refusal(library.tap(SECOND_SHELF, card(wang))));
        library.now = Instant.parse("2031-01-01T00:00:00Z");
        assertEquals(Refusal.CARD_EXPIRED, refusal(library.tap(SHELF, card(wang))));
    }

    @Test
    void severalHoldsAreGrantedAtOnceInAnyWritingOfTheCard() {
        HoldId one = ready(wang);
        BibId sea = library.title("sea", 1);
        HoldId two = library.placeHold(wang, sea);
        placed(SHELF, copy(sea, 1));
        MayCollect may = assertInstanceOf(MayCollect.class, library.tap(SHELF, new CardNumber(" c-WANG ")));
        assertEquals(List.of(new GrantedHold(one, first), new GrantedHold(two, copy(sea, 1))), may.holds());
    }

    @Test
    void aBookStillOnLoanIsNotReadyUntilItIsReturned() {
        library.act(s -> s.lending().checkOut(chen, first, Library.MAIN, Library.DESK, library.now));
        HoldId hold = library.placeHold(wang, river);
        placed(SHELF, first);
        assertInstanceOf(Waiting.class, library.hold(hold));
        assertEquals(
                PullEntry.Reason.STILL_ON_LOAN,
                library.ask(s -> s.reservations().pullList(SHELF, library.now))
                        .getFirst()
                        .reason());

        library.act(s -> s.lending().giveBack(first, Library.MAIN, Library.DESK, library.now));
        assertInstanceOf(ReadyOnShelf.class, library.hold(hold));
    }

    @Test
    void anInventoryTellsTheWholeTruth() {
        HoldId hold = ready(wang);
        library.report(SHELF, new ShelfEvent.ShelfInventory(List.of()));
        assertInstanceOf(OffShelf.class, library.hold(hold));
        library.report(SHELF, new ShelfEvent.ShelfInventory(List.of(new ShelfEvent.Placement(A2, first, tag(first)))));
        assertEquals(
                A2,
                assertInstanceOf(ReadyOnShelf.class, library.hold(hold)).place().compartment());
    }

    @Test
    void aBookSeenByTwoShelvesIsReadyOnTheOneThatStillHasIt() {
        HoldId hold = ready(wang);
        placed(SECOND_SHELF, first);
        assertEquals(
                SECOND_SHELF,
                assertInstanceOf(ReadyOnShelf.class, library.hold(hold)).place().device());
        removed(SECOND_SHELF, first, Circumstance.UNATTENDED);
        assertEquals(
                SHELF,
                assertInstanceOf(ReadyOnShelf.class, library.hold(hold)).place().device());
    }

    @Test
    void aBookThatStandsThereAlreadyIsReadyAsSoonAsSomebodyAsks() {
        placed(SHELF, first);
        HoldId hold = library.placeHold(wang, river);
        assertInstanceOf(ReadyOnShelf.class, library.hold(hold));
    }

    private HoldId ready(PatronId patron) {
        HoldId hold = library.placeHold(patron, river);
        placed(SHELF, first);
        assertInstanceOf(ReadyOnShelf.class, library.hold(hold));
        return hold;
    }

    private void placed(Address device, ItemId item) {
        library.report(device, new ShelfEvent.ItemPlaced(A1, item, tag(item)));
    }

    private void removed(Address device, ItemId item, Circumstance circumstance) {
        library.report(device, new ShelfEvent.ItemRemoved(A1, item, tag(item), circumstance));
    }

    private ShelfEvent.HoldCollected collected(MayCollect may, HoldId hold) {
        return new ShelfEvent.HoldCollected(new Permission.ByHub(may.grant()), hold, first, A1, tag(first));
    }

    private long pending() {
        return library.<Long>ask(s -> s.notices().pending());
    }

    private int tidy() {
        return library.<Integer>act(s -> s.reservations().tidy(library.now));
    }

    private List<Hold> liveHolds(PatronId patron) {
        return library.ask(s -> s.reservations().liveHolds(patron, library.now));
    }

    private List<ReadyOnShelf> readyHere() {
        return library.ask(s -> s.reservations().readyOn(SHELF, library.now));
    }

    private List<Conflict> conflicts() {
        return library.ask(s -> s.reservations().conflicts());
    }

    private static Refusal refusal(CollectAnswer answer) {
        return assertInstanceOf(MayNotCollect.class, answer).refusal();
    }
}
