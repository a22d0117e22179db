package org.carrel.hub.reservation;

import static org.carrel.hub.Library.A1;
import static org.carrel.hub.Library.A2;
import static org.carrel.hub.Library.DESK;
import static org.carrel.hub.Library.MAIN;
import static org.carrel.hub.Library.SECOND_SHELF;
import static org.carrel.hub.Library.SHELF;
import static org.carrel.hub.Library.card;
import static org.carrel.hub.Library.copy;
import static org.carrel.hub.Library.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.CollectAnswer.MayCollect;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.Circumstance;
import org.carrel.contract.topic.Address;
import org.carrel.hub.Library;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.lending.Lending.GivenBack;
import org.carrel.hub.lending.Lending.UndoRefusal;
import org.carrel.hub.lending.Lending.Undoing;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.lending.Loan.ReturnedLoan;
import org.carrel.hub.reservation.Conflict.Reason;
import org.carrel.hub.reservation.Hold.Collected;
import org.carrel.hub.reservation.Hold.OnItsWay;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.carrel.hub.reservation.Hold.Waiting;
import org.carrel.hub.store.RosterIssuing;
import org.junit.jupiter.api.Test;

/**
 * Goal: nobody has a loan of a book that they have handed in, although the hub hears of the taking later than of the return; and whoever
 * takes a book after it was handed in has a loan of it. Method: rosters and grants of the real services, books handed in at the desk,
 * and the shelf's events in each order that can be.
 */
class HandedInBeforeHeardTest {
    private static final RosterKey KEY = new RosterKey(Bytes.hex("AB".repeat(32)));

    private final Library library = new Library();
    private final PatronId wang = library.patron("wang");
    private final PatronId chen = library.patron("chen");
    private final BibId river = library.title("river", 1);
    private final ItemId book = copy(river, 1);
    private final HoldId hold = library.placeHold(wang, river);
    private Permission roster;

    HandedInBeforeHeardTest() {
        library.store.run(s -> s.rosters().putKey(SHELF, KEY, library.now));
        library.store.run(s -> s.rosters().putKey(SECOND_SHELF, KEY, library.now));
        placed(SHELF);
        roster = roster(SHELF, wang);
        later();
    }

    @Test
    void aLoanThatWasOverBeforeItWasHeardOfIsOnePastLoanAndNothingElse() {
        handIn();
        later();
        library.apply(SHELF, taken(SHELF, roster));

        assertEquals(Optional.empty(), loan());
        ReturnedLoan past = assertInstanceOf(ReturnedLoan.class, newest());
        assertEquals(wang, past.patron());
        assertEquals(Library.START.plus(Duration.ofHours(1)), past.returned());
        assertTrue(!past.opened().since().isAfter(past.returned()), past.toString());
        Collected collected = assertInstanceOf(Collected.class, library.hold(hold));
        assertEquals(past.id(), collected.loan());
        assertEquals(List.of(), reasons());
        List<Fact> told = facts().stream()
                .filter(fact -> fact instanceof Fact.LoanMade || fact instanceof Fact.LoanEnded)
                .toList();
        assertEquals(
                List.of(new Fact.LoanMade(past.id(), book), new Fact.LoanEnded(past.id(), book, "returned")), told);
    }

    @Test
    void theSameByAGrant() {
        MayCollect may = assertInstanceOf(MayCollect.class, library.tap(SHELF, card(wang)));
        handIn();
        taken(SHELF, new Permission.ByHub(may.grant()));
        assertEquals(Optional.empty(), loan());
        assertEquals(List.of(), reasons());
    }

    @Test
    void whatIsPutOnTheShelfAgainAndTakenByALaterWordIsALoan() {
        handIn();
        taken(SHELF, roster);
        HoldId next = library.placeHold(chen, river);
        placed(SHELF);
        later();
        taken(SHELF, next, roster(SHELF, chen));
        assertEquals(chen, loan().orElseThrow().patron());
        assertInstanceOf(Collected.class, library.hold(next));
        assertEquals(List.of(), reasons());
    }

    @Test
    void aBookOfAReadyHoldThatStaffHandInAndPutBackIsTheirsToTake() {
        removed(SHELF);
        handIn();
        placed(SHELF);
        MayCollect may = assertInstanceOf(MayCollect.class, library.tap(SHELF, card(wang)));
        taken(SHELF, new Permission.ByHub(may.grant()));
        assertEquals(wang, loan().orElseThrow().patron());
        assertEquals(List.of(), reasons());
    }

    @Test
    void puttingItThereMayItselfBeUnheardAndThenNobodyKnowsTheOrder() {
        handIn();
        later();
        removed(SHELF);
        placed(SHELF);
        taken(SHELF, roster);
        assertEquals(Optional.empty(), loan());
        assertInstanceOf(ReturnedLoan.class, newest());
        assertInstanceOf(Collected.class, library.hold(hold));
        assertEquals(List.of(Reason.HANDED_IN_BEFORE_OR_AFTER), reasons());
    }

    @Test
    void aWordOfAHubThatWasRestoredSinceLeavesItOpenToo() {
        handIn();
        taken(SHELF, new Permission.ByHub(new GrantId("gone-with-the-backup")));
        assertEquals(Optional.empty(), loan());
        assertEquals(wang, newest().patron());
        assertEquals(List.of(Reason.GRANT_UNKNOWN, Reason.HANDED_IN_BEFORE_OR_AFTER), reasons());
    }

    @Test
    void aBookThatOnlyStaffTookOffComesToTheSameHoldWithoutAnAlarm() {
        handIn();
        removed(SHELF);
        OnItsWay still = assertInstanceOf(OnItsWay.class, library.hold(hold));
        assertEquals(book, still.item());
        assertEquals(List.of(), missing());
        placed(SECOND_SHELF);
        assertInstanceOf(ReadyOnShelf.class, library.hold(hold));
    }

    @Test
    void whoeverIsNextGetsItAndTheirHoldIsNotTakenAway() {
        HoldId next = library.placeHold(chen, river);
        handIn();
        placed(SECOND_SHELF);
        assertInstanceOf(ReadyOnShelf.class, library.hold(hold), "as far as the hub can know");
        taken(SHELF, roster);
        assertInstanceOf(Collected.class, library.hold(hold));
        ReadyOnShelf chens = assertInstanceOf(ReadyOnShelf.class, library.hold(next));
        assertEquals(SECOND_SHELF, chens.place().device());
    }

    @Test
    void onADeskTheNextInLineIsPromisedItWhenTheTakingIsHeard() {
        HoldId next = library.placeHold(chen, river);
        handIn();
        assertInstanceOf(Waiting.class, library.hold(next));
        taken(SHELF, roster);
        assertEquals(book, assertInstanceOf(OnItsWay.class, library.hold(next)).item());
    }

    @Test
    void aPromiseOnTheWordOfTheSilentShelfIsKeptElsewhere() {
        HoldId next = library.placeHold(chen, river);
        handIn();
        library.act(s -> s.reservations().cancel(hold, DESK, library.now));
        assertInstanceOf(ReadyOnShelf.class, library.hold(next), "the shelf still says that it stands there");
        taken(SHELF, roster);
        assertInstanceOf(OnItsWay.class, library.hold(next));
        assertEquals(wang, newest().patron());
        assertEquals(List.of(), reasons());
        assertEquals(List.of(), missing());
    }

    @Test
    void whoHasBorrowedItSinceKeepsTheirLoan() {
        handIn();
        library.act(s -> s.reservations().cancel(hold, DESK, library.now));
        library.act(s -> s.lending().checkOut(chen, book, MAIN, DESK, library.now));
        OpenLoan chens = loan().orElseThrow();
        taken(SHELF, roster);
        assertEquals(Optional.of(chens), loan());
        assertEquals(chens, newest());
        assertEquals(List.of(), reasons());
    }

    @Test
    void theSamePatronWhoBorrowedItSinceHasThatLoanAndAPastOne() {
        handIn();
        library.act(s -> s.lending().checkOut(wang, book, MAIN, DESK, library.now));
        OpenLoan again = loan().orElseThrow();
        taken(SHELF, roster);
        assertEquals(Optional.of(again), loan());
        assertEquals(1, endedLoans());
        library.report(SHELF, new ShelfEvent.HoldPutBack(roster, hold, book, A1, tag(book)));
        assertEquals(Optional.of(again), loan(), "what was put back then is not what was lent since");
    }

    @Test
    void oneWhoBorrowedItAtADeskAfterTakingItHasHadOneLoan() {
        library.act(s -> s.lending().checkOut(wang, book, MAIN, DESK, library.now));
        Loan.OpenLoan desk = loan().orElseThrow();
        handIn();
        taken(SHELF, roster);
        assertEquals(Optional.empty(), loan());
        assertEquals(desk.id(), newest().id());
        assertEquals(1, endedLoans());
    }

    @Test
    void anotherShelfThatHasItNowSaysNothingOfThisOne() {
        handIn();
        placed(SECOND_SHELF);
        Permission later = roster(SECOND_SHELF, wang);
        taken(SECOND_SHELF, later);
        OpenLoan second = loan().orElseThrow();
        taken(SHELF, roster);
        assertEquals(Optional.of(second), loan());
        assertEquals(List.of(), reasons());
    }

    @Test
    void whatTheyPutBackAtOnceIsKeptForThemAgain() {
        HoldId next = library.placeHold(chen, river);
        handIn();
        taken(SHELF, roster);
        assertInstanceOf(OnItsWay.class, library.hold(next));
        library.report(SHELF, new ShelfEvent.HoldPutBack(roster, hold, book, A2, tag(book)));
        removed(SHELF);
        assertEquals(book, assertInstanceOf(OnItsWay.class, library.hold(hold)).item());
        assertInstanceOf(Waiting.class, library.hold(next));
        assertEquals(Optional.empty(), loan());
        assertEquals(List.of(), missing());
    }

    @Test
    void whatTheyPutBackAndTookAgainIsOver() {
        handIn();
        taken(SHELF, roster);
        library.report(SHELF, new ShelfEvent.HoldPutBack(roster, hold, book, A2, tag(book)));
        taken(SHELF, roster);
        assertEquals(Optional.empty(), loan());
        assertInstanceOf(Collected.class, library.hold(hold));
        assertEquals(List.of(), reasons());
    }

    @Test
    void aPuttingBackThatIsHeardAfterTheReturnGivesTheHoldBack() {
        taken(SHELF, roster);
        assertTrue(loan().isPresent());
        handIn();
        library.report(SHELF, new ShelfEvent.HoldPutBack(roster, hold, book, A1, tag(book)));
        removed(SHELF);
        assertEquals(book, assertInstanceOf(OnItsWay.class, library.hold(hold)).item());
    }

    @Test
    void aReturnThatWasNotMeantHasNoSayInTheOrder() {
        library.act(s -> s.lending().checkOut(wang, book, MAIN, DESK, library.now));
        handIn();
        assertInstanceOf(Undoing.Undone.class, undoReturn());
        OpenLoan open = loan().orElseThrow();
        taken(SHELF, roster);
        assertEquals(Optional.of(open), loan());
        assertEquals(1, endedLoans(), "the return itself, which was told before it was taken back");
    }

    @Test
    void aReturnTakenBackAfterTheTakingWasHeardIsTheTakersLoanAgain() {
        handIn();
        taken(SHELF, roster);
        assertInstanceOf(Undoing.Undone.class, undoReturn());
        assertEquals(wang, loan().orElseThrow().patron());
        assertInstanceOf(Collected.class, library.hold(hold));
    }

    @Test
    void aReturnWhoseBookIsPromisedToTheNextSinceIsTakenBackWithThePromise() {
        HoldId next = library.placeHold(chen, river);
        handIn();
        taken(SHELF, roster);
        assertInstanceOf(OnItsWay.class, library.hold(next));
        assertInstanceOf(Undoing.Undone.class, undoReturn());
        assertInstanceOf(Waiting.class, library.hold(next));

        library.act(s -> s.lending().giveBack(book, MAIN, DESK, library.now));
        placed(SECOND_SHELF);
        assertEquals(new Undoing.NotUndone(UndoRefusal.GIVEN_AWAY_SINCE), undoReturn());
    }

    @Test
    void aShelfThatStartsAfterAPowerCutAndStillListsItHasNotSeenItPlaced() {
        handIn();
        library.report(SHELF, new ShelfEvent.ShelfInventory(List.of(new ShelfEvent.Placement(A1, book, tag(book)))));
        taken(SHELF, roster);
        assertEquals(Optional.empty(), loan());
        assertEquals(
                List.of(Reason.HANDED_IN_BEFORE_OR_AFTER),
                reasons(),
                "it may have been put back while the shelf was off");
    }

    @Test
    void whatIsForgottenAfterHalfAYearIsNotMistaken() {
        handIn();
        library.now = library.now.plus(Duration.ofDays(181));
        library.act(s -> s.reservations().tidy(library.now));
        HoldId again = library.placeHold(wang, river);
        placed(SECOND_SHELF);
        MayCollect may = assertInstanceOf(MayCollect.class, library.tap(SECOND_SHELF, card(wang)));
        taken(SECOND_SHELF, again, new Permission.ByHub(may.grant()));
        assertEquals(wang, loan().orElseThrow().patron());
        assertEquals(List.of(), reasons());
    }

    private void later() {
        library.now = library.now.plus(Duration.ofHours(1));
    }

    private Permission roster(Address shelf, PatronId patron) {
        long version = new RosterIssuing(library.store, KnownCards::hash)
                .issue(shelf, library.now)
                .orElseThrow()
                .version();
        return new Permission.ByRoster(KnownCards.hash(KEY, card(patron)), version);
    }

    private void handIn() {
        GivenBack back = library.act(s -> s.lending().giveBack(book, MAIN, DESK, library.now));
        assertTrue(back instanceof GivenBack.WasNotOnLoan || back instanceof GivenBack.Returned, back.toString());
    }

    private void placed(Address shelf) {
        library.report(shelf, new ShelfEvent.ItemPlaced(A1, book, tag(book)));
    }

    private void removed(Address shelf) {
        library.report(shelf, new ShelfEvent.ItemRemoved(A1, book, tag(book), Circumstance.STAFF));
    }

    private DeviceEvent taken(Address shelf, Permission permission) {
        return taken(shelf, hold, permission);
    }

    private DeviceEvent taken(Address shelf, HoldId by, Permission permission) {
        return library.report(shelf, new ShelfEvent.HoldCollected(permission, by, book, A1, tag(book)));
    }

    private Undoing undoReturn() {
        return library.act(s -> s.lending().undoReturn(book, new Occasion(MAIN, DESK, library.now)));
    }

    private Optional<OpenLoan> loan() {
        return library.ask(s -> s.lending().openLoan(book));
    }

    private Loan newest() {
        return library.ask(s -> s.lending().newestLoan(book)).orElseThrow();
    }

    private long endedLoans() {
        return facts().stream().filter(Fact.LoanEnded.class::isInstance).count();
    }

    private List<Fact> missing() {
        return facts().stream().filter(Fact.ReadyItemMissing.class::isInstance).toList();
    }

    private List<Fact> facts() {
        return library.ask(s -> s.feed().after(0, Integer.MAX_VALUE)).stream()
                .map(entry -> entry.fact())
                .toList();
    }

    private List<Reason> reasons() {
        return library.ask(s -> s.reservations().conflicts()).stream()
                .map(Conflict::reason)
                .sorted()
                .toList();
    }
}
