package org.carrel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.ShelfEvent.SecurityWritten;
import org.carrel.contract.message.kiosk.Amount;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.contract.message.kiosk.Work;
import org.carrel.device.port.Sound;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult.ErrorKind;
import org.carrel.kiosk.checkout.Book;
import org.carrel.kiosk.checkout.Fate;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.Touch;
import org.junit.jupiter.api.Test;

/** Borrowing at the kiosk: what a patron does, what they see, and what the hub and the gate know in the end. */
class BorrowTest {
    private static final Duration SECONDS = Duration.ofSeconds(3);
    private final KioskBench kiosk = new KioskBench().ready();

    @Test
    void aSecondCardWithoutTheHubEndsWhenNobodyIsThere() {
        kiosk.sealing = Optional.of(KioskBench::inBox);
        kiosk.restart();
        kiosk.run(SECONDS);
        kiosk.online(false);
        kiosk.tap("A1");
        kiosk.run(SECONDS);
        kiosk.tap("B2");
        kiosk.run(SECONDS);
        kiosk.screen(Screen.Borrow.class);
        kiosk.run(Duration.ofSeconds(100));
        kiosk.screen(Screen.Rest.class);
    }

    @Test
    void threeBooksAreBorrowedWithACardAndOneTouch() {
        pile(1, 2, 3);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        Screen.Borrow screen = kiosk.screen(Screen.Borrow.class);
        assertEquals(3, screen.onPad());
        for (Book book : screen.books()) {
            assertInstanceOf(Fate.Lent.class, book.fate());
        }
        for (int book = 1; book <= 3; book++) {
            assertEquals(KioskBench.RELEASED, kiosk.tags.afi(KioskBench.uid(book)));
            assertTrue(kiosk.hub.loans().containsKey(KioskBench.item(book)));
        }
        assertEquals(3, kiosk.sounds.stream().filter(Sound.BOOK::equals).count());
        kiosk.touch(Touch.Plain.FINISH);
        Screen.Goodbye goodbye = kiosk.screen(Screen.Goodbye.class);
        assertEquals(3, goodbye.summary().lent());
        assertEquals(3, goodbye.summary().onPad());
    }

    @Test
    void booksAreBorrowedOneAfterTheOtherAsTheyAreLaidDown() {
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.screen(Screen.Home.class);
        kiosk.touch(Touch.Plain.BORROW);
        for (int book = 1; book <= 2; book++) {
            kiosk.book(book);
            kiosk.put(book);
            kiosk.live(SECONDS);
            assertEquals(book, kiosk.screen(Screen.Borrow.class).onPad());
        }
        kiosk.lift(1);
        kiosk.live(SECONDS);
        assertEquals(1, kiosk.screen(Screen.Borrow.class).onPad());
        assertEquals(2, kiosk.screen(Screen.Borrow.class).books().size(), "a book that was taken is still on the list");
        assertEquals(2, kiosk.hub.loans().size());
    }

    @Test
    void aBookIsSeenWithinATenthOfASecondAfterTheReaderSawIt() {
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.BORROW);
        kiosk.book(1);
        kiosk.put(1);
        kiosk.run(Duration.ofMillis(200));
        assertEquals(1, kiosk.screen(Screen.Borrow.class).books().size());
    }

    @Test
    void aRefusedBookStaysSecuredAndIsExplained() {
        kiosk.hub.says(
                KioskBench.item(1),
                new KioskAnswer.NotLent(
                        new Work("紅樓夢", ""), List.of(LoanRefusal.HELD_FOR_SOMEBODY_ELSE, LoanRefusal.SUSPENDED)));
        pile(1);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        Fate.Refused refused = assertInstanceOf(Fate.Refused.class, fate(0));
        assertEquals(2, refused.reasons().size());
        assertEquals(KioskBench.SECURED, kiosk.tags.afi(KioskBench.uid(1)));
        assertTrue(kiosk.store.notes("lend/").isEmpty());
    }

    @Test
    void aFeeIsAgreedToBeforeItIsLent() {
        Amount fee = new Amount(3000, Currency.getInstance("TWD"));
        kiosk.hub.says(KioskBench.item(1), new KioskAnswer.FeeFirst(new Work("紅樓夢", ""), fee));
        pile(1);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        assertInstanceOf(Fate.FeeFirst.class, fate(0));
        assertFalse(kiosk.hub.loans().containsKey(KioskBench.item(1)));
        kiosk.touch(new Touch.AgreeFee(0));
        kiosk.live(SECONDS);
        assertInstanceOf(Fate.Lent.class, fate(0));
    }

    @Test
    void aBookLiftedTooSoonIsAskedBackAndReleasedThen() {
        kiosk.tags.refuse(command -> command instanceof TagCommand.WriteAfi, ErrorKind.RADIO);
        pile(1);
        kiosk.tap("A1");
        kiosk.live(Duration.ofMillis(400));
        assertInstanceOf(Fate.Releasing.class, fate(0));
        kiosk.lift(1);
        kiosk.live(SECONDS);
        assertEquals(1, kiosk.screen(Screen.Borrow.class).lifted());
        assertTrue(kiosk.sounds.contains(Sound.WRONG_BOOK));
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.screen(Screen.Borrow.class);
        kiosk.tags.refuseNothing();
        kiosk.put(1);
        kiosk.live(SECONDS);
        assertEquals(1, kiosk.screen(Screen.Goodbye.class).summary().lent());
        assertEquals(KioskBench.RELEASED, kiosk.tags.afi(KioskBench.uid(1)));
    }

    @Test
    void aBookCarriedOffTooSoonIsALoanAndItsTagIsToBeRepaired() {
        kiosk.tags.refuse(command -> command instanceof TagCommand.WriteAfi, ErrorKind.RADIO);
        pile(1);
        kiosk.tap("A1");
        kiosk.live(Duration.ofMillis(400));
        kiosk.lift(1);
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.touch(Touch.Plain.FINISH);
        assertEquals(1, kiosk.screen(Screen.Goodbye.class).summary().unfinished());
        kiosk.live(SECONDS);
        assertTrue(kiosk.hub.loans().containsKey(KioskBench.item(1)));
        assertEquals(1, kiosk.events(SecurityWritten.class).size());
    }

    @Test
    void aTagThatCannotBeReleasedUndoesTheLoan() {
        kiosk.tags.refuse(command -> command instanceof TagCommand.WriteAfi, ErrorKind.TAG_REFUSED);
        pile(1);
        kiosk.tap("A1");
        kiosk.live(Duration.ofSeconds(5));
        assertInstanceOf(Fate.Unreleasable.class, fate(0));
        assertEquals(1, kiosk.events(KioskEvent.LoanNotHandedOver.class).size());
        assertFalse(kiosk.hub.loans().containsKey(KioskBench.item(1)));
    }

    @Test
    void aSilentHubIsAskedAgainAndThenTheAskIsWithdrawn() {
        pile(1);
        kiosk.tap("A1");
        kiosk.answer(kiosk.session.takeQuestion().orElseThrow());
        kiosk.run(Duration.ofMillis(300));
        for (int times = 0; times < 3; times++) {
            var id = kiosk.session.takeQuestion().orElseThrow();
            // It lends, and the answer is lost.
            assertInstanceOf(KioskAnswer.Lent.class, kiosk.decide(id));
            kiosk.silence(id);
        }
        assertTrue(kiosk.session.takeQuestion().isEmpty());
        assertInstanceOf(Fate.Unanswered.class, fate(0));
        kiosk.serve();
        assertFalse(kiosk.hub.loans().containsKey(KioskBench.item(1)), "withdrawn, so undone");
        assertEquals(KioskBench.SECURED, kiosk.tags.afi(KioskBench.uid(1)));
    }

    @Test
    void aPinIsAskedForAndWrongOnesAreSaidLikeUnknownCards() {
        kiosk.hub.wantsPin("A1");
        kiosk.tap("A1");
        kiosk.live(Duration.ofMillis(200));
        kiosk.screen(Screen.EnterPin.class);
        key(9, 9, 9, 9);
        assertEquals(new Screen.EnterPin(0, true), kiosk.screen());
        key(1, 2, 3, 4);
        kiosk.screen(Screen.Home.class);
        kiosk.tap("X9");
        kiosk.live(Duration.ofMillis(200));
        assertEquals(new Screen.Refused(Screen.Refusal.NOT_RECOGNISED), kiosk.screen());
        kiosk.live(Duration.ofSeconds(15));
        kiosk.screen(Screen.Rest.class);
    }

    @Test
    void withoutTheHubNothingIsLentUnlessTheLibraryLendsThen() {
        kiosk.online(false);
        pile(1);
        kiosk.tap("A1");
        kiosk.run(Duration.ofMillis(100));
        assertEquals(new Screen.Refused(Screen.Refusal.OFFLINE), kiosk.screen());

        KioskBench lending = new KioskBench();
        lending.sealing = Optional.of(KioskBench::inBox);
        lending.ready();
        lending.online(false);
        lending.book(1);
        lending.put(1);
        lending.tap("A1");
        lending.run(SECONDS);
        assertInstanceOf(
                Fate.Lent.class,
                lending.screen(Screen.Borrow.class).books().getFirst().fate());
        assertEquals(1, lending.events(KioskEvent.BorrowedOffline.class).size());
        assertEquals(KioskBench.RELEASED, lending.tags.afi(KioskBench.uid(1)));
    }

    @Test
    void aGrantThatIsOverEndsTheSession() {
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.hub.forgetGrants();
        kiosk.touch(Touch.Plain.BORROW);
        kiosk.book(1);
        kiosk.put(1);
        kiosk.live(SECONDS);
        assertEquals(new Screen.Refused(Screen.Refusal.LAPSED), kiosk.screen());
        assertTrue(kiosk.hub.loans().isEmpty());
    }

    private void pile(int... books) {
        for (int book : books) {
            kiosk.book(book);
            kiosk.put(book);
        }
        kiosk.run(SECONDS);
    }

    private Fate fate(int index) {
        return kiosk.screen(Screen.Borrow.class).books().get(index).fate();
    }

    private void key(int... digits) {
        for (int digit : digits) {
            kiosk.touch(new Touch.Digit(digit));
        }
        kiosk.touch(Touch.Plain.ENTER);
        kiosk.live(Duration.ofMillis(200));
    }
}
