package org.carrel.hub.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAnswer.AccountTold;
import org.carrel.contract.message.KioskAnswer.GoesTo;
import org.carrel.contract.message.KioskAnswer.HoldPlaced;
import org.carrel.contract.message.KioskAnswer.Lent;
import org.carrel.contract.message.KioskAnswer.NotLent;
import org.carrel.contract.message.KioskAnswer.NotSignedIn;
import org.carrel.contract.message.KioskAnswer.Renewed;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.kiosk.DeskKey;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.contract.message.kiosk.HoldLine;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.contract.message.kiosk.Remark;
import org.carrel.contract.message.kiosk.SealedCard;
import org.carrel.hub.Library;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.StaffId;
import org.carrel.hub.lending.ItemTraits;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.reservation.Hold;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a kiosk is answered about loans, holds and returns, and what comes of what it tells. */
class KioskDeskTest {
    private final Stand stand = new Stand();
    private final Library library = stand.library;
    private final PatronId amy = library.patron("amy");
    private final PatronId ben = library.patron("ben");
    private final BibId bib = library.title("t", 2);
    private final ItemId first = Library.copy(bib, 1);
    private final ItemId second = Library.copy(bib, 2);
    private GrantId grant;

    @BeforeEach
    void amySignsIn() {
        grant = stand.signIn(amy);
    }

    @Test
    void aBookIsLentOnceHoweverOftenItIsAsked() {
        AskId id = new AskId("once");
        Ask<?> ask = new KioskAsk.Lend(grant, first, false);
        List<Answer> lent = stand.ask(Stand.KIOSK, id, ask);
        assertEquals(
                LocalDate.of(2026, 12, 21),
                assertInstanceOf(Lent.class, lent.getFirst()).due());
        stand.restart();
        assertEquals(lent, stand.ask(Stand.KIOSK, id, ask));
        library.now = library.now.plus(KioskTerms.SESSION_USUAL);
        assertEquals(lent, stand.ask(Stand.KIOSK, id, ask), "the session is over, the answer stays");
        assertEquals(1, library.ask(s -> s.lending().openLoans(amy)).size());
    }

    /** Goal: an ask's number is no key to what somebody else was answered. */
    @Test
    void theSameNumberOfAnotherPatronOrKioskIsAnotherAsk() {
        AskId id = new AskId("once");
        stand.ask(Stand.KIOSK, id, new KioskAsk.Lend(grant, first, false));
        GrantId bens = stand.signIn(ben);
        assertEquals(List.of(new NotSignedIn()), stand.ask(Stand.KIOSK, id, new KioskAsk.Lend(bens, second, false)));
        GrantId elsewhere = stand.signIn(Stand.OTHER, ben);
        assertInstanceOf(
                Lent.class,
                stand.ask(Stand.OTHER, id, new KioskAsk.Lend(elsewhere, second, false))
                        .getFirst());
    }

    @Test
    void everyReasonIsTold() {
        stand.ask(new KioskAsk.Lend(stand.signIn(ben), second, false));
        assertEquals(
                List.of(LoanRefusal.ON_LOAN_TO_SOMEBODY_ELSE),
                stand.ask(NotLent.class, new KioskAsk.Lend(grant, second, false))
                        .reasons());
        stand.ask(Lent.class, new KioskAsk.Lend(grant, first, false));
        assertEquals(
                List.of(LoanRefusal.ON_LOAN_TO_SAME_PATRON),
                stand.ask(NotLent.class, new KioskAsk.Lend(grant, first, false)).reasons());
        library.put(Library.patronRecord(amy, new TreeSet<>(List.of(Patron.Block.BY_STAFF)), CardState.VALID));
        NotLent not = stand.ask(NotLent.class, new KioskAsk.Lend(grant, new ItemId("nothing"), false));
        assertEquals(List.of(LoanRefusal.BORROWING_BLOCKED, LoanRefusal.ITEM_UNKNOWN), not.reasons());
        assertEquals("", not.work().title());
    }

    @Test
    void aSetSaysOfHowManyPiecesItIs() {
        library.store.run(s -> s.lending().put(new ItemTraits(first, "kit", 3, new ItemTraits.Owner.ThisLibrary(), 0)));
        assertEquals(
                List.of(new Remark.SetOf(3)),
                stand.ask(Lent.class, new KioskAsk.Lend(grant, first, false)).remarks());
        tell(new KioskEvent.ItemReturned(first, List.of(), 2));
        assertEquals(1, library.ask(s -> s.lending().openLoans(amy)).size(), "a piece is missing");
        assertEquals(Finding.Reason.PARTS_MISSING, onlyFinding().reason());
        tell(new KioskEvent.ItemReturned(first, List.of(), 3));
        assertEquals(0, library.ask(s -> s.lending().openLoans(amy)).size());
    }

    /** Goal: a loan that the patron never got is undone whatever was done about it since; one that has moved on is a finding. */
    @Test
    void aLoanThatWasNotHandedOverIsUndone() {
        AskId id = new AskId("once");
        Lent lent = (Lent) stand.ask(Stand.KIOSK, id, new KioskAsk.Lend(grant, first, false))
                .getFirst();
        assertInstanceOf(Renewed.class, stand.ask(new KioskAsk.Renew(grant, lent.loan())));
        library.now = library.now.plus(Duration.ofDays(3));
        tell(new KioskEvent.LoanNotHandedOver(id, first));
        assertInstanceOf(
                Loan.UndoneLoan.class,
                library.ask(s -> s.lending().loan(lent.loan())).orElseThrow());
        assertEquals(List.of(), library.ask(s -> s.kiosk().findings()));

        grant = stand.signIn(amy);
        AskId other = new AskId("other");
        stand.ask(Stand.KIOSK, other, new KioskAsk.Lend(grant, second, false));
        tell(new KioskEvent.ItemReturned(second, List.of(), 0));
        tell(new KioskEvent.AskWithdrawn(other));
        assertEquals(Finding.Reason.LOAN_NOT_UNDONE, onlyFinding().reason());
    }

    @Test
    void anAskThatWasGivenUpNeverDoesAnything() {
        AskId id = new AskId("late");
        tell(new KioskEvent.AskWithdrawn(id));
        assertEquals(
                List.of(LoanRefusal.ASK_WITHDRAWN),
                ((NotLent) stand.ask(Stand.KIOSK, id, new KioskAsk.Lend(grant, first, false))
                                .getFirst())
                        .reasons());
        assertEquals(0, library.ask(s -> s.lending().openLoans(amy)).size());
    }

    @Test
    void whereAnItemGoesIsSaidBeforeItIsHandedIn() {
        assertEquals(new Destination.Shelf(), whereTo(first));
        library.placeHold(ben, bib, Library.EAST);
        assertEquals(new Destination.Hold(Library.EAST), whereTo(first));
        library.store.run(
                s -> s.lending().put(new ItemTraits(second, "book", 1, new ItemTraits.Owner.Partner("TCPL"), 0)));
        assertEquals(new Destination.OtherLibrary("TCPL"), whereTo(second));
        assertEquals(new Destination.Desk(), whereTo(new ItemId("nothing")));
        assertEquals(
                0, library.ask(s -> s.lending().transits(Library.MAIN, 10)).size(), "nothing has changed by asking");
    }

    private Destination whereTo(ItemId item) {
        return stand.ask(GoesTo.class, new KioskAsk.WhereTo(item)).destination();
    }

    @Test
    void aReturnIsBookedAndWhoWaitsIsNotReadyUntilTheShelfHasSeenIt() {
        stand.ask(Lent.class, new KioskAsk.Lend(grant, first, false));
        stand.ask(Lent.class, new KioskAsk.Lend(grant, second, false));
        HoldId hold = library.placeHold(ben, bib);
        tell(new KioskEvent.ItemReturned(first, List.of(Library.tag(first)), 0));
        assertEquals(List.of(second), loans(amy));
        assertInstanceOf(Hold.OnItsWay.class, library.hold(hold));
        library.report(Library.SHELF, new ShelfEvent.ItemPlaced(Library.A1, first, Library.tag(first)));
        assertInstanceOf(Hold.ReadyOnShelf.class, library.hold(hold));
        tell(new KioskEvent.ItemReturned(new ItemId("nothing"), List.of(), 0));
        assertEquals(Finding.Reason.ITEM_UNKNOWN, onlyFinding().reason());
    }

    /** Goal: a return that was told days later ends no loan that began after it. */
    @Test
    void aReturnToldLateLeavesTheNextLoanAlone() {
        stand.ask(Lent.class, new KioskAsk.Lend(grant, first, false));
        library.now = library.now.plus(Duration.ofHours(1));
        var late = library.next(Stand.KIOSK, new KioskEvent.ItemReturned(first, List.of(), 0));
        library.now = library.now.plus(Duration.ofHours(1));
        library.act(s -> s.lending().giveBack(first, Library.MAIN, Library.DESK, library.now));
        library.act(s -> s.lending().checkOut(ben, first, Library.MAIN, Library.DESK, library.now));
        stand.say(Stand.KIOSK, late);
        assertEquals(List.of(first), loans(ben));
        assertEquals(Finding.Reason.LENT_SINCE, onlyFinding().reason());
    }

    @Test
    void theAccountSaysWhatCanBeDoneAndWhyNot() {
        Lent lent = stand.ask(Lent.class, new KioskAsk.Lend(grant, first, false));
        stand.ask(Lent.class, new KioskAsk.Lend(grant, second, false));
        AccountTold told = stand.ask(AccountTold.class, new KioskAsk.Account(grant));
        assertEquals(2, told.loanCount());
        assertEquals(List.of(), told.loans().getFirst().notRenewable());
        library.placeHold(ben, bib);
        GrantId bens = stand.signIn(ben);
        HoldLine line =
                stand.ask(AccountTold.class, new KioskAsk.Account(bens)).holds().getFirst();
        assertEquals(new HoldLine.Turn.Waiting(0, 2), line.turn());
        told = stand.ask(AccountTold.class, new KioskAsk.Account(grant));
        assertEquals(
                List.of(LoanRefusal.SOMEBODY_WAITS), told.loans().getFirst().notRenewable());
        assertEquals(
                new KioskAnswer.NotRenewed(lent.loan(), List.of(LoanRefusal.SOMEBODY_WAITS)),
                stand.ask(new KioskAsk.Renew(grant, lent.loan())));
        assertEquals(
                new KioskAnswer.NoSuchHold(), stand.ask(new KioskAsk.CancelHold(grant, line.hold())), "it is Ben's");
        assertEquals(new KioskAnswer.HoldCancelled(), stand.ask(new KioskAsk.CancelHold(bens, line.hold())));
        assertEquals(
                2,
                stand.ask(KioskAnswer.AllRenewed.class, new KioskAsk.RenewAll(grant))
                        .renewed()
                        .size());
    }

    /** Goal: nothing that changes something is done twice. Method: renew, renew all and reserve, each asked twice as one ask. */
    @Test
    void everyChangeIsDoneOnce() {
        Lent lent = stand.ask(Lent.class, new KioskAsk.Lend(grant, first, false));
        for (KioskAsk<?> ask : List.of(new KioskAsk.Renew(grant, lent.loan()), new KioskAsk.RenewAll(grant))) {
            AskId id = new AskId("twice-" + ask.getClass().getSimpleName());
            assertEquals(stand.ask(Stand.KIOSK, id, ask), stand.ask(Stand.KIOSK, id, ask));
        }
        assertEquals(
                2, library.ask(s -> s.lending().openLoan(first)).orElseThrow().renewals());
        BibId wanted = library.title("w", 1);
        AskId id = new AskId("twice");
        KioskAsk<?> place = new KioskAsk.PlaceHold(grant, wanted, Library.MAIN);
        List<Answer> placed = stand.ask(Stand.KIOSK, id, place);
        assertEquals(1, assertInstanceOf(HoldPlaced.class, placed.getFirst()).place());
        assertEquals(placed, stand.ask(Stand.KIOSK, id, place));
        assertEquals(
                1, library.ask(s -> s.reservations().queue(wanted, library.now)).size());
    }

    /** Goal: what was lent without the hub is booked as it happened, and what the rules would have said is for staff to see. */
    @Test
    void aLoanMadeOfflineIsBooked() {
        Instant happened = library.now;
        library.put(Library.patronRecord(ben, new TreeSet<>(List.of(Patron.Block.BY_STAFF)), CardState.VALID));
        var offline = library.next(Stand.KIOSK, borrowed(first, Library.card(ben)));
        library.now = library.now.plus(Duration.ofHours(5));
        stand.say(Stand.KIOSK, offline);
        stand.say(Stand.KIOSK, offline);
        assertEquals(List.of(first), loans(ben));
        assertEquals(
                happened,
                library.ask(s -> s.lending().openLoan(first)).orElseThrow().since());
        Finding finding = onlyFinding();
        assertEquals(Finding.Reason.BORROWING_BLOCKED, finding.reason());
        boolean resolved = library.act(s -> s.kiosk().resolve(finding.id(), Library.STAFF, library.now));
        assertTrue(resolved);
        assertEquals(List.of(), library.ask(s -> s.kiosk().findings()));
    }

    @Test
    void anOfflineLoanOfNobodyOrOfAReplayIsAFinding() {
        tell(borrowed(first, new CardNumber("C-nobody")));
        assertEquals(Finding.Reason.CARD_UNKNOWN, onlyFinding().reason());
        SealedCard stolen = borrowed(first, Library.card(ben)).card();
        tell(new KioskEvent.BorrowedOffline(second, List.of(), stolen));
        assertEquals(
                Finding.Reason.CARD_UNREADABLE,
                library.ask(s -> s.kiosk().findings()).getLast().reason());
        assertEquals(List.of(), loans(ben));
    }

    @Test
    void anOfflineLoanToldAfterTheReturnHasEndedWithIt() {
        var offline = library.next(Stand.KIOSK, borrowed(first, Library.card(ben)));
        library.now = library.now.plus(Duration.ofHours(1));
        library.act(s -> s.lending().giveBack(first, Library.MAIN, Library.DESK, library.now));
        library.now = library.now.plus(Duration.ofHours(1));
        stand.say(Stand.KIOSK, offline);
        assertEquals(List.of(), loans(ben));
        assertEquals(Finding.Reason.HANDED_IN_SINCE, onlyFinding().reason());
    }

    private KioskEvent.BorrowedOffline borrowed(ItemId item, CardNumber card) {
        try {
            KeyPair once = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            DeskKey key = library.ask(s -> s.kiosk().key());
            return new KioskEvent.BorrowedOffline(item, List.of(), SealedCard.seal(card, Stand.KIOSK, item, key, once));
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    /** Goal: each kind of furniture can do its own things only. Method: a kiosk's words from a shelf, and a shelf's from a kiosk. */
    @Test
    void aShelfIsNoKioskAndAKioskNoShelf() {
        assertEquals(List.of(), stand.ask(Library.SHELF, new AskId("x"), new KioskAsk.Zones()));
        assertEquals(List.of(), stand.ask(Library.SHELF, new AskId("y"), new KioskAsk.Lend(grant, first, false)));
        assertEquals(List.of(), stand.ask(Stand.KIOSK, new AskId("z"), new Ask.WhoCollects(Library.card(amy))));
        stand.ask(Lent.class, new KioskAsk.Lend(grant, first, false));
        stand.say(Library.SHELF, library.next(Library.SHELF, new KioskEvent.ItemReturned(first, List.of(), 0)));
        assertEquals(List.of(first), loans(amy), "a shelf takes nothing back so");
        HoldId hold = library.placeHold(ben, bib);
        tell(new ShelfEvent.HoldCollected(new Permission.ByHub(grant), hold, second, Library.A1, Library.tag(second)));
        assertEquals(List.of(first), loans(amy), "a kiosk lends nothing by a shelf's word");
        assertEquals(List.of(), loans(ben));
        assertEquals(
                2,
                library.ask(s -> s.events().incidents(10)).size(),
                "both are shown to staff, and both devices go on");
    }

    /** Goal: a kiosk knows to which key it seals, whatever staff set. Method: its birth, then settings without the key. */
    @Test
    void aKioskIsToldTheKey() {
        Birth birth = new Birth(
                1,
                Birth.Kind.KIOSK,
                "1.0",
                List.of(),
                new Health(List.of()),
                new DeviceTime(library.now, DeviceTime.Quality.SYNCHRONIZED, 1),
                1,
                0);
        stand.say(Stand.KIOSK, birth);
        String key = library.ask(s -> s.kiosk().key()).toString();
        assertEquals(Map.of(DeskKey.SETTING, key), desired().settings());
        library.act(s -> s.fleet()
                .configurations()
                .desire(
                        Stand.KIOSK,
                        new TreeMap<>(Map.of("screen.language", "en", DeskKey.SETTING, "00")),
                        Library.DESK,
                        library.now));
        assertEquals(
                Map.of("screen.language", "en", DeskKey.SETTING, key), desired().settings());
        long version = desired().version();
        stand.say(Stand.KIOSK, birth);
        assertEquals(version, desired().version(), "nothing new is nothing to say");
    }

    private ConfigDesired desired() {
        return library.ask(s -> s.fleet().configurations().configuration(Stand.KIOSK))
                .orElseThrow()
                .desired();
    }

    /** Goal: a call for a member of staff is open until it is answered, over the wire and on either store. */
    @Test
    void aCallForHelpIsOpenUntilItIsAnswered() {
        tell(new KioskEvent.HelpCalled("zh-Hant"));
        tell(new KioskEvent.HelpCalled("en"));
        HelpCall call = library.ask(s -> s.kiosk().helpCalls()).getFirst();
        assertEquals(2, call.times());
        boolean answered = library.act(s -> s.kiosk().answer(call.id(), new StaffId("chen"), library.now));
        assertTrue(answered);
        assertEquals(List.of(), library.ask(s -> s.kiosk().helpCalls()));
    }

    private void tell(EventBody body) {
        assertNotEquals(List.of(), stand.say(Stand.KIOSK, library.next(Stand.KIOSK, body)), "acknowledged");
    }

    private List<ItemId> loans(PatronId patron) {
        return library.ask(s -> s.lending().openLoans(patron)).stream()
                .map(Loan::item)
                .toList();
    }

    private Finding onlyFinding() {
        List<Finding> findings = library.ask(s -> s.kiosk().findings());
        assertEquals(1, findings.size(), findings.toString());
        return findings.getFirst();
    }
}
