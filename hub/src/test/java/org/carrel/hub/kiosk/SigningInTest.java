package org.carrel.hub.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.Pin;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAnswer.NotSignedIn;
import org.carrel.contract.message.KioskAnswer.PinNeeded;
import org.carrel.contract.message.KioskAnswer.SignInRefusal;
import org.carrel.contract.message.KioskAnswer.SignInRefused;
import org.carrel.contract.message.KioskAnswer.SignedIn;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.Block;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.hub.Library;
import org.carrel.hub.access.Lockout;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.ils.LibrarySystem.PinWord;
import org.carrel.hub.store.CardChecking;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is let in at a kiosk, for how long, and what whoever is not let in can learn: nothing. */
class SigningInTest {
    private static final CardNumber NOBODYS = new CardNumber("C-nobody");

    private final Stand stand = new Stand();
    private final Library library = stand.library;
    private PatronId amy;

    @BeforeEach
    void amyHasAPin() {
        amy = library.patron("amy");
        stand.givePin(amy, "0912");
    }

    @Test
    void aPinIsAskedForAndLetsIn() {
        assertEquals(new PinNeeded(), stand.signIn(Library.card(amy), ""));
        SignedIn in = assertInstanceOf(SignedIn.class, stand.signIn(Library.card(amy), "0912"));
        assertEquals("王○明", in.name());
        assertEquals("zh-Hant", in.language());
        assertEquals(library.now.plus(KioskTerms.SESSION_USUAL), in.expires());
        assertEquals(List.of(), in.blocks());
    }

    @Test
    void whoHasNoPinNeedsNone() {
        PatronId ben = library.patron("ben");
        assertInstanceOf(SignedIn.class, stand.signIn(Library.card(ben), ""));
    }

    /** Goal: a kiosk tells nobody which numbers are cards. Method: the same typed for a card and for none, until both are locked. */
    @Test
    void anUnknownCardAndAWrongPinAreAnsweredAlike() {
        assertEquals(stand.signIn(NOBODYS, ""), stand.signIn(Library.card(amy), ""));
        for (int attempt = 0; attempt < 7; attempt++) {
            Answer known = stand.signIn(Library.card(amy), "1111");
            assertEquals(known, stand.signIn(NOBODYS, "1111"), "attempt " + attempt);
            SignInRefusal expected = attempt < 5 ? SignInRefusal.CARD_OR_PIN_WRONG : SignInRefusal.WAIT_AFTER_FAILURES;
            assertEquals(new SignInRefused(expected), known, "attempt " + attempt);
        }
        assertEquals(new SignInRefused(SignInRefusal.WAIT_AFTER_FAILURES), stand.signIn(Library.card(amy), "0912"));
        library.now = library.now.plus(Duration.ofMinutes(2));
        assertInstanceOf(SignedIn.class, stand.signIn(Library.card(amy), "0912"));
    }

    /** Goal: time tells nothing either. Method: count the slow work of each way to be refused, since wall time lies. */
    @Test
    void refusingIsTheSameWorkWhateverTheReason() {
        List<Integer> work = new ArrayList<>();
        CardChecking checking = new CardChecking(library.store, new Lockout(), (hash, pin) -> {
            work.add(hash.iterations());
            return Stand.PINS.matches(hash, pin);
        });
        PatronId ben = library.patron("ben");
        List<CardNumber> cards = List.of(Library.card(amy), NOBODYS, Library.card(ben), Library.STAFF_CARD);
        for (int attempt = 0; attempt < 7; attempt++) {
            for (CardNumber card : cards) {
                work.clear();
                PinSeen seen = checking.seen(Stand.KIOSK, card, new Pin("1111"), PinWord.NOT_CHECKED, library.now);
                assertEquals(attempt < 5 ? PinSeen.WRONG : PinSeen.LOCKED, seen, "attempt " + attempt);
                assertEquals(List.of(SlowHash.ITERATIONS), work, "attempt " + attempt + " with " + seen);
            }
        }
    }

    /** Goal: no other device can lock patrons out by guessing. */
    @Test
    void aShelfIsNeitherAnsweredNorCounted() {
        for (int attempt = 0; attempt < 7; attempt++) {
            assertEquals(
                    List.of(),
                    stand.ask(
                            Library.SHELF,
                            new AskId("x" + attempt),
                            new KioskAsk.SignIn(Library.card(amy), new Pin("1111"))));
        }
        assertFalse(stand.lockout.locked(Lockout.pinOf(amy), library.now));
        assertInstanceOf(SignedIn.class, stand.signIn(Library.card(amy), "0912"));
    }

    @Test
    void aLostCardAndAMembershipThatIsOver() {
        PatronId cat = new PatronId("cat");
        library.put(Library.patronRecord(cat, new TreeSet<>(), CardState.REPORTED_LOST));
        assertEquals(new SignInRefused(SignInRefusal.CARD_REPORTED_LOST), stand.signIn(Library.card(cat), ""));
        PatronId dan = new PatronId("dan");
        library.put(Library.patronRecord(dan, new TreeSet<>(List.of(Patron.Block.BY_STAFF)), CardState.VALID));
        SignedIn in = assertInstanceOf(SignedIn.class, stand.signIn(Library.card(dan), ""));
        assertEquals(List.of(new Block.OnRecord(Block.RecordedBlock.BY_STAFF)), in.blocks());
    }

    /** Goal: a grant is good at its kiosk, in its time, and for its patron only. Method: every ask for a patron, with each bad grant. */
    @Test
    void nothingIsDoneWithoutALiveGrantOfThisKiosk() {
        library.title("t", 2);
        GrantId elsewhere = stand.signIn(Stand.OTHER, library.patron("eve"));
        GrantId over = stand.signIn(library.patron("fay"));
        library.now = library.now.plus(KioskTerms.SESSION_USUAL);
        GrantId left = stand.signIn(library.patron("gil"));
        stand.ask(new KioskAsk.SignOut(left));
        for (GrantId grant : List.of(new GrantId("guessed"), elsewhere, over, left)) {
            for (KioskAsk<?> ask : Asks.forPatron(grant)) {
                assertEquals(new NotSignedIn(), stand.ask(ask), ask.toString());
            }
            assertEquals(new KioskAnswer.SignedOut(), stand.ask(new KioskAsk.SignOut(grant)));
        }
        assertInstanceOf(
                KioskAnswer.NotRenewed.class,
                stand.ask(new KioskAsk.Renew(stand.signIn(library.patron("hal")), new LoanId("guessed"))));
    }

    @Test
    void wishesForTheScreenAreKept() {
        PatronId ben = library.patron("ben");
        GrantId grant = stand.signIn(ben);
        assertEquals(
                new KioskAnswer.DisplayKept(List.of(Display.LARGE_TYPE, Display.SPOKEN)),
                stand.ask(
                        new KioskAsk.KeepDisplay(grant, List.of(Display.SPOKEN, Display.LARGE_TYPE, Display.SPOKEN))));
        assertEquals(
                List.of(Display.LARGE_TYPE, Display.SPOKEN),
                stand.ask(SignedIn.class, new KioskAsk.SignIn(Library.card(ben), Pin.NONE))
                        .display());
        stand.ask(new KioskAsk.KeepDisplay(grant, List.of()));
        assertEquals(
                List.of(),
                stand.ask(SignedIn.class, new KioskAsk.SignIn(Library.card(ben), Pin.NONE))
                        .display());
    }

    /** Goal: who looked at whom can be told later, without any name or number. */
    @Test
    void everyLookIsInTheAuditTrail() {
        stand.signIn(Library.card(amy), "1111");
        SignedIn in = assertInstanceOf(SignedIn.class, stand.signIn(Library.card(amy), "0912"));
        stand.ask(new KioskAsk.Account(in.grant()));
        stand.ask(new KioskAsk.SignOut(in.grant()));
        List<Audit.Entry> entries = library.ask(s -> s.audit().after(0, 100)).stream()
                .filter(entry -> entry.subject().equals("patron:amy"))
                .toList();
        assertEquals(
                List.of(
                        Audit.Action.SIGN_IN_REFUSED,
                        Audit.Action.PATRON_SEEN,
                        Audit.Action.CARD_SHOWN,
                        Audit.Action.PATRON_SEEN,
                        Audit.Action.SESSION_ENDED),
                entries.stream().map(Audit.Entry::action).toList());
        for (Audit.Entry entry : entries) {
            assertTrue(entry.actor().contains("kiosk-1"), entry.toString());
            assertFalse(entry.toString().contains("C-amy") || entry.toString().contains("0912"), entry.toString());
        }
        assertNotEquals("", in.grant().value());
    }
}
