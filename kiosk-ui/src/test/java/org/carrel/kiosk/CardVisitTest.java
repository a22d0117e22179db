package org.carrel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.card.CardFault;
import org.carrel.contract.message.card.CardField;
import org.carrel.contract.message.card.CardForm;
import org.carrel.contract.message.card.CardState;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.receipt.Receipt;
import org.carrel.kiosk.apply.CardDeed;
import org.carrel.kiosk.flow.CardScreen;
import org.carrel.kiosk.flow.FindScreen.Wish;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.Touch;
import org.junit.jupiter.api.Test;

/**
 * Goal: whoever has no card applies for one at the kiosk, knows before the first field what for, is told at once what is wrong, sends it once,
 * and leaves nothing behind. Method: the real agent against a hub that keeps to the contract, in virtual time.
 */
class CardVisitTest {
    private static final Duration SECONDS = Duration.ofSeconds(3);
    private static final CardForm FORM =
            new CardForm("2026-1", "Ann Wang", "A123456789", "560312", "0912345678", "", "402", "5 wuquan s. rd", "en");

    private final KioskBench kiosk = new KioskBench().printing().ready();

    @Test
    void theNoticeComesBeforeTheFirstFieldAndIsReadToItsEnd() {
        begin();
        kiosk.touch(card(CardDeed.APPLY));
        kiosk.live(SECONDS);
        CardScreen.Notice notice = kiosk.screen(CardScreen.Notice.class);
        assertEquals("2026-1", notice.version());
        assertFalse(notice.last());
        assertFalse(kiosk.shown().touches().contains(card(CardDeed.AGREE)), "nobody agrees to half of it");
        kiosk.touch(card(CardDeed.AGREE));
        kiosk.screen(CardScreen.Notice.class);
        toTheEnd();
        kiosk.touch(card(CardDeed.AGREE));
        assertEquals(CardField.NAME, kiosk.screen(CardScreen.Fill.class).field());
    }

    @Test
    void whatIsTypedIsCheckedAsItIsTyped() {
        toFields();
        type("ann wang");
        assertEquals(
                "Ann Wang", kiosk.screen(CardScreen.Fill.class).keys().typing().text());
        onwards();
        type("a123456788");
        kiosk.live(SECONDS);
        CardScreen.Fill wrong = kiosk.screen(CardScreen.Fill.class);
        assertEquals(
                List.of(CardFault.DOCUMENT_WRONG_CHECK_DIGIT),
                wrong.word().orElseThrow().faults());
        kiosk.touch(Wish.Plain.GO);
        assertEquals(CardField.DOCUMENT, kiosk.screen(CardScreen.Fill.class).field(), "it goes no further so");
        kiosk.touch(Touch.Plain.ERASE);
        assertEquals(Optional.empty(), kiosk.screen(CardScreen.Fill.class).word(), "what was said of it is over");
        type("9");
        kiosk.live(SECONDS);
        assertEquals(
                "A123456789",
                kiosk.screen(CardScreen.Fill.class).word().orElseThrow().understood());
        onwards();
        assertEquals(CardField.BORN, kiosk.screen(CardScreen.Fill.class).field());
    }

    @Test
    void aFieldStandsStillBeforeItIsAskedAboutAndOneQuestionIsOpenAtATime() {
        toFields();
        for (char key : "ann".toCharArray()) {
            kiosk.touch(new Wish.Key(key));
            kiosk.run(Duration.ofMillis(50));
        }
        assertEquals(Optional.empty(), kiosk.session.takeQuestion());
        kiosk.run(Duration.ofMillis(400));
        AskId first = kiosk.session.takeQuestion().orElseThrow();
        kiosk.touch(new Wish.Key('a'));
        kiosk.run(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), kiosk.session.takeQuestion());
        kiosk.answer(first);
        kiosk.run(Duration.ofMillis(10));
        assertEquals(
                new KioskAsk.CheckField(CardField.NAME, "Anna"),
                kiosk.session.question(kiosk.session.takeQuestion().orElseThrow()));
    }

    @Test
    void allOfItIsLookedAtCorrectedAndSentOnce() {
        fill();
        CardScreen.Review review = kiosk.screen(CardScreen.Review.class);
        assertEquals("0912345678", review.visit().text(CardField.PHONE));
        kiosk.touch(new Touch.Card(CardDeed.CHANGE, CardField.POSTAL_CODE.number() - 1));
        kiosk.touch(Wish.Plain.CLEAR);
        type("404");
        onwards();
        kiosk.screen(CardScreen.Review.class);
        kiosk.touch(card(CardDeed.SEND));
        kiosk.live(SECONDS);
        String reference = kiosk.screen(CardScreen.Sent.class).reference();
        List<CardForm> sent = List.copyOf(kiosk.hub.cards().applications().values());
        assertEquals(1, sent.size());
        assertEquals("404", sent.getFirst().postalCode());
        assertEquals(FORM.address(), sent.getFirst().address());
        assertFalse(kiosk.shown().toString().contains(reference), "no log has it");
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.touch(Touch.Plain.PRINT);
        kiosk.run(SECONDS);
        assertEquals(
                List.of(new Receipt.Content.Application(reference)),
                kiosk.paper().receipts.getFirst().contents());
        look(reference.toLowerCase(Locale.ROOT));
        assertEquals(
                CardState.WAITING, kiosk.screen(CardScreen.Told.class).told().state());
    }

    @Test
    void anAnswerThatIsLostIsAskedForUnderTheSameNameAndOneApplicationIsThere() {
        fill();
        kiosk.touch(card(CardDeed.SEND));
        AskId asked = sending();
        var _ = kiosk.decide(asked);
        kiosk.silence(asked);
        assertEquals(asked, sending());
        kiosk.answer(asked);
        kiosk.screen(CardScreen.Sent.class);
        assertEquals(1, kiosk.hub.cards().applications().size());
        assertEquals(List.of(), kiosk.events(KioskEvent.AskWithdrawn.class));
    }

    @Test
    void whatIsNeverAnsweredIsTakenBackAndMayBeSentAnew() {
        fill();
        kiosk.touch(card(CardDeed.SEND));
        AskId asked = sending();
        var _ = kiosk.decide(asked);
        kiosk.silence(asked);
        for (int time = 2; time <= 3; time++) {
            assertEquals(asked, sending());
            kiosk.silence(asked);
        }
        assertEquals(List.of(), kiosk.screen(CardScreen.NotSent.class).faults());
        assertEquals(List.of(new KioskEvent.AskWithdrawn(asked)), kiosk.events(KioskEvent.AskWithdrawn.class));
        kiosk.hub.hear(kiosk.store.events());
        assertTrue(kiosk.hub.cards().applications().isEmpty(), "nothing of it is left");
        kiosk.touch(card(CardDeed.SEND));
        assertNotEquals(asked, sending());
        kiosk.live(SECONDS);
    }

    @Test
    void whoGoesLeavesNothingBehind() {
        fill();
        kiosk.live(Duration.ofSeconds(70));
        kiosk.screen(Screen.StillThere.class);
        kiosk.live(Duration.ofSeconds(40));
        kiosk.screen(Screen.Rest.class);
        begin();
        kiosk.touch(card(CardDeed.APPLY));
        kiosk.live(SECONDS);
        toTheEnd();
        kiosk.touch(card(CardDeed.AGREE));
        assertTrue(kiosk.screen(CardScreen.Fill.class).keys().typing().empty(), "the next one finds empty fields");
        assertFalse(kiosk.store.events().toString().contains("A123456789"));
        assertFalse(kiosk.shown().toString().contains("A123456789"));
    }

    @Test
    void whoGoesWhileItIsBeingSentTakesItBack() {
        fill();
        kiosk.touch(card(CardDeed.SEND));
        AskId asked = sending();
        kiosk.touch(Touch.Plain.FINISH);
        assertEquals(List.of(new KioskEvent.AskWithdrawn(asked)), kiosk.events(KioskEvent.AskWithdrawn.class));
    }

    @Test
    void aCardThatIsShownEndsItAndAnUnreadableOneDoesNot() {
        fill();
        kiosk.tap("?");
        kiosk.screen(CardScreen.Review.class);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.screen(Screen.Home.class);
    }

    @Test
    void withoutTheLineNothingIsOfferedAndWhatIsUnderWaySaysSo() {
        fill();
        kiosk.online(false);
        assertFalse(kiosk.shown().touches().contains(card(CardDeed.SEND)));
        assertFalse(kiosk.screen(CardScreen.Review.class).online());
        kiosk.touch(Touch.Plain.FINISH);
        assertFalse(kiosk.shown().touches().contains(card(CardDeed.BEGIN)));
    }

    @Test
    void childrenAreNotOfferedAnApplication() {
        kiosk.touch(Touch.Plain.DISPLAY);
        kiosk.touch(new Touch.Toggle(Display.CHILD));
        kiosk.touch(Touch.Plain.BACK);
        assertFalse(kiosk.shown().touches().contains(card(CardDeed.BEGIN)));
    }

    @Test
    void aNumberThatNobodyHasSaysSoAndLeadsBack() {
        look("nothing");
        kiosk.screen(CardScreen.Unknown.class);
        kiosk.touch(Touch.Plain.BACK);
        kiosk.screen(CardScreen.Enter.class);
    }

    private void begin() {
        kiosk.speak(ScreenLanguage.EN);
        kiosk.touch(card(CardDeed.BEGIN));
        kiosk.screen(CardScreen.Begin.class);
    }

    private void look(String reference) {
        kiosk.live(Duration.ofSeconds(30));
        begin();
        kiosk.touch(card(CardDeed.LOOK_UP));
        type(reference);
        kiosk.touch(Wish.Plain.GO);
        kiosk.live(SECONDS);
    }

    private void toTheEnd() {
        while (!kiosk.screen(CardScreen.Notice.class).last()) {
            kiosk.touch(Touch.Plain.MORE_ROWS);
        }
    }

    private void toFields() {
        begin();
        kiosk.touch(card(CardDeed.APPLY));
        kiosk.live(SECONDS);
        toTheEnd();
        kiosk.touch(card(CardDeed.AGREE));
    }

    /** Everything but the last touch. */
    private void fill() {
        toFields();
        for (String text : List.of("ann wang", "a123456789", "560312", "0912345678", "", "402", FORM.address())) {
            type(text);
            kiosk.live(SECONDS);
            onwards();
        }
    }

    private void type(String text) {
        text.chars().forEach(key -> kiosk.touch(new Wish.Key((char) key)));
    }

    private void onwards() {
        assertInstanceOf(CardScreen.Fill.class, kiosk.screen());
        kiosk.touch(Wish.Plain.GO);
    }

    /** The application that is being sent, while other questions are under way. */
    private AskId sending() {
        for (Optional<AskId> id = kiosk.session.takeQuestion(); id.isPresent(); id = kiosk.session.takeQuestion()) {
            if (kiosk.session.question(id.get()) instanceof KioskAsk.ApplyForCard) {
                return id.get();
            }
            kiosk.answer(id.get());
        }
        throw new AssertionError("no application is sent");
    }

    private static Touch card(CardDeed deed) {
        return new Touch.Card(deed, 0);
    }
}
