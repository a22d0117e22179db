package org.carrel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.contract.message.kiosk.HoldRefusal;
import org.carrel.kiosk.bench.Library;
import org.carrel.kiosk.find.Lookup;
import org.carrel.kiosk.find.Quest;
import org.carrel.kiosk.flow.FindScreen;
import org.carrel.kiosk.flow.FindScreen.Wish;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.Touch;
import org.junit.jupiter.api.Test;

/** Finding a title at the kiosk: asked of what stands still, shown the way, kept exactly once, and nothing of it left. */
class FindTest {
    private static final Duration MOMENT = Duration.ofMillis(300);
    private KioskBench kiosk = new KioskBench().ready();

    @Test
    void twoSyllablesFindATitle() {
        begin();
        type("cj/6");
        pick("紅");
        type("xl.6");
        pick("樓");
        assertEquals("紅樓", keys().typing().text());
        kiosk.live(MOMENT);
        assertEquals(Lookup.State.ANSWERED, keys().lookup().state());
        assertEquals(45, keys().lookup().total());
        assertTrue(keys().suggested() > 0);
        kiosk.touch(Wish.Plain.GO);
        assertEquals(8, kiosk.screen(FindScreen.Results.class).last());
    }

    @Test
    void theHubIsAskedOnceWhatIsTypedStandsStillAndNeverTwiceAtATime() {
        begin();
        kiosk.touch(Wish.Plain.SWITCH);
        for (char letter : "left hand".toCharArray()) {
            kiosk.touch(new Wish.Key(letter));
            kiosk.run(Duration.ofMillis(100));
            assertTrue(kiosk.session.takeQuestion().isEmpty(), "nothing stood still yet");
        }
        kiosk.run(MOMENT);
        AskId first = kiosk.session.takeQuestion().orElseThrow();
        assertEquals(new KioskAsk.Suggest("left hand"), kiosk.session.question(first));
        kiosk.touch(new Wish.Key('s'));
        kiosk.run(MOMENT);
        assertTrue(kiosk.session.takeQuestion().isEmpty(), "one answer is still waited for");
        kiosk.answer(first);
        assertEquals(0, keys().suggested(), "the answer to what was typed before is not shown");
        AskId second = kiosk.session.takeQuestion().orElseThrow();
        assertEquals(new KioskAsk.Suggest("left hands"), kiosk.session.question(second));
        assertTrue(kiosk.session.takeQuestion().isEmpty());
    }

    @Test
    void anAnswerThatNeverComesIsSaidAndAskedForAgain() {
        begin();
        type("cj/6");
        pick("紅");
        kiosk.run(MOMENT);
        kiosk.silence(kiosk.session.takeQuestion().orElseThrow());
        assertEquals(Lookup.State.UNANSWERED, keys().lookup().state());
        kiosk.touch(Wish.Plain.GO);
        kiosk.live(MOMENT);
        assertEquals(45, kiosk.screen(FindScreen.Results.class).lookup().total());
    }

    @Test
    void resultsAreNarrowedByOneTouchAndWidenedByAnother() {
        results();
        kiosk.touch(Wish.Plain.ON_SHELF);
        kiosk.live(MOMENT);
        assertEquals(2, kiosk.screen(FindScreen.Results.class).lookup().total());
        kiosk.touch(new Wish.Nth(Wish.Of.KIND, 1));
        kiosk.live(MOMENT);
        assertEquals(
                "film", kiosk.screen(FindScreen.Results.class).lookup().only().material());
        kiosk.touch(Wish.Plain.ON_SHELF);
        kiosk.touch(new Wish.Nth(Wish.Of.KIND, 1));
        kiosk.live(MOMENT);
        assertEquals(45, kiosk.screen(FindScreen.Results.class).lookup().total());
        kiosk.touch(Wish.Plain.THIS_BRANCH);
        kiosk.live(MOMENT);
        assertEquals(
                "main", kiosk.screen(FindScreen.Results.class).lookup().only().branch());
    }

    @Test
    void moreTitlesComeByTouchToTheLastAndFromTheFirstAgain() {
        results();
        int seen = 8;
        while (kiosk.screen(FindScreen.Results.class).last() < 45) {
            kiosk.touch(Touch.Plain.MORE_ROWS);
            kiosk.live(MOMENT);
            assertEquals(seen, kiosk.screen(FindScreen.Results.class).first());
            seen += 8;
        }
        kiosk.touch(Touch.Plain.MORE_ROWS);
        assertEquals(0, kiosk.screen(FindScreen.Results.class).first());
    }

    @Test
    void nothingFoundIsSaid() {
        begin();
        kiosk.touch(Wish.Plain.SWITCH);
        type("zz");
        kiosk.live(MOMENT);
        assertTrue(keys().lookup().nothing());
        assertFalse(keys().goes());
    }

    @Test
    void theWayIsShownWithItsPlansAndWithoutSteps() {
        title();
        kiosk.touch(Wish.Plain.WAY);
        kiosk.live(MOMENT);
        FindScreen.Way way = kiosk.screen(FindScreen.Way.class);
        assertEquals(List.of("1F", "2F"), way.guide().levels());
        assertEquals(2, way.guide().plans().size());
        kiosk.touch(Wish.Plain.NEXT_LEVEL);
        assertEquals("2F", kiosk.screen(FindScreen.Way.class).guide().level());
        kiosk.touch(Wish.Plain.STEP_FREE);
        kiosk.live(MOMENT);
        assertTrue(kiosk.screen(FindScreen.Way.class).guide().stepFree());
        kiosk.touch(Touch.Plain.BACK);
        kiosk.screen(FindScreen.Title.class);
        kiosk.touch(Touch.Plain.BACK);
        kiosk.screen(FindScreen.Results.class);
        kiosk.touch(Touch.Plain.BACK);
        keys();
        kiosk.touch(Touch.Plain.BACK);
        kiosk.screen(Screen.Rest.class);
    }

    @Test
    void whoeverIsNotSignedInIsAskedForTheCardAndComesBack() {
        title();
        kiosk.touch(Wish.Plain.HOLD);
        kiosk.screen(FindScreen.CardFirst.class);
        kiosk.tap("X3");
        kiosk.live(MOMENT);
        kiosk.screen(Screen.Refused.class);
        kiosk.live(Duration.ofSeconds(11));
        kiosk.screen(FindScreen.CardFirst.class);
        kiosk.tap("A1");
        kiosk.live(MOMENT);
        assertEquals(
                Library.MAIN,
                kiosk.screen(FindScreen.Pickup.class).places().getFirst().site());
        kiosk.touch(new Wish.Nth(Wish.Of.PICKUP, 1));
        kiosk.live(MOMENT);
        assertEquals(Library.NORTH, kiosk.screen(FindScreen.Held.class).pickup());
        assertEquals(1, kiosk.hub.holds().size());
        kiosk.touch(Touch.Plain.BACK);
        kiosk.touch(Wish.Plain.HOLD);
        kiosk.touch(new Wish.Nth(Wish.Of.PICKUP, 0));
        kiosk.live(MOMENT);
        assertEquals(
                List.of(HoldRefusal.ALREADY_HELD),
                kiosk.screen(FindScreen.NotHeld.class).reasons());
    }

    /** Where books are lent without the hub, a card shown to reserve is not taken for one shown to borrow. */
    @Test
    void whoCannotBeAskedForComesBackToTheTitle() {
        kiosk = new KioskBench();
        kiosk.sealing = Optional.of(KioskBench::inBox);
        kiosk.ready();
        title();
        kiosk.touch(Wish.Plain.HOLD);
        kiosk.tap("A1");
        kiosk.silence(kiosk.session.takeQuestion().orElseThrow());
        assertEquals(new Screen.Refused(Screen.Refusal.OFFLINE), kiosk.screen());
        kiosk.live(Duration.ofSeconds(11));
        kiosk.screen(FindScreen.CardFirst.class);
    }

    @Test
    void aHoldWhoseAnswerIsLostIsAskedForAgainUnderItsName() {
        atPickup();
        kiosk.touch(new Wish.Nth(Wish.Of.PICKUP, 0));
        AskId id = kiosk.session.takeQuestion().orElseThrow();
        var _ = kiosk.decide(id);
        kiosk.silence(id);
        assertEquals(Optional.of(id), kiosk.session.takeQuestion());
        kiosk.answer(id);
        kiosk.screen(FindScreen.Held.class);
        assertEquals(1, kiosk.hub.holds().size());
        assertEquals(List.of(), kiosk.events(KioskEvent.AskWithdrawn.class));
    }

    @Test
    void whatNobodyAnswersIsWithdrawnAndSaid() {
        atPickup();
        kiosk.touch(new Wish.Nth(Wish.Of.PICKUP, 0));
        AskId id = kiosk.session.takeQuestion().orElseThrow();
        kiosk.silence(id);
        assertEquals(Optional.of(id), kiosk.session.takeQuestion());
        kiosk.silence(id);
        assertEquals(Optional.of(id), kiosk.session.takeQuestion());
        kiosk.silence(id);
        assertEquals(new FindScreen.Stuck(Quest.Snag.HOLD_UNSURE), kiosk.screen());
        assertEquals(List.of(new KioskEvent.AskWithdrawn(id)), kiosk.events(KioskEvent.AskWithdrawn.class));
    }

    @Test
    void whoeverLeavesWhileItIsAskedGetsNothingBehindTheirBack() {
        atPickup();
        kiosk.touch(new Wish.Nth(Wish.Of.PICKUP, 0));
        AskId id = kiosk.session.takeQuestion().orElseThrow();
        kiosk.touch(Touch.Plain.FINISH);
        assertEquals(List.of(new KioskEvent.AskWithdrawn(id)), kiosk.events(KioskEvent.AskWithdrawn.class));
        kiosk.hub.hear(kiosk.store.events());
        kiosk.answer(id);
        assertTrue(kiosk.hub.holds().isEmpty());
    }

    @Test
    void aSessionThatIsOverAsksForTheCardAgainAndGoesOnThere() {
        atPickup();
        kiosk.hub.forgetGrants();
        kiosk.touch(new Wish.Nth(Wish.Of.PICKUP, 0));
        kiosk.live(MOMENT);
        assertEquals(new Screen.Refused(Screen.Refusal.LAPSED), kiosk.screen());
        kiosk.live(Duration.ofSeconds(11));
        kiosk.screen(FindScreen.CardFirst.class);
        kiosk.tap("A1");
        kiosk.live(MOMENT);
        kiosk.screen(FindScreen.Pickup.class);
    }

    @Test
    void nobodyIsWaitedForForeverAndNothingOfTheSearchIsLeft() {
        title();
        kiosk.live(Duration.ofSeconds(61));
        kiosk.screen(Screen.StillThere.class);
        kiosk.live(Duration.ofSeconds(31));
        kiosk.screen(Screen.Rest.class);
        assertFalse(kiosk.shown().toString().contains("紅樓夢"));
        kiosk.touch(Wish.Plain.FIND);
        assertTrue(keys().typing().empty());
        assertEquals(Lookup.NONE, keys().lookup());
    }

    @Test
    void withoutTheHubTheRestScreenOffersNoSearchAndASearchUnderWaySaysSo() {
        begin();
        type("cj/6");
        pick("紅");
        kiosk.online(false);
        kiosk.run(MOMENT);
        assertFalse(keys().online());
        kiosk.touch(Touch.Plain.FINISH);
        assertFalse(kiosk.shown().touches().contains(Wish.Plain.FIND));
    }

    @Test
    void aCardInTheMiddleOfASearchSignsInAndGoesOn() {
        results();
        kiosk.tap("A1");
        kiosk.live(MOMENT);
        kiosk.screen(FindScreen.Results.class);
        kiosk.touch(Touch.Plain.BACK);
        kiosk.touch(Touch.Plain.BACK);
        kiosk.screen(Screen.Home.class);
    }

    @Test
    void childrenAreShownTheWayAndAreSparedTheRest() {
        kiosk.touch(Touch.Plain.DISPLAY);
        kiosk.touch(new Touch.Toggle(Display.CHILD));
        kiosk.touch(Touch.Plain.BACK);
        title();
        assertTrue(kiosk.shown().touches().contains(Wish.Plain.WAY));
        assertFalse(kiosk.shown().touches().contains(Wish.Plain.HOLD));
    }

    private void begin() {
        kiosk.touch(Wish.Plain.FIND);
        assertTrue(keys().typing().empty());
    }

    private FindScreen.Keys keys() {
        return kiosk.screen(FindScreen.Keys.class);
    }

    private void type(String keys) {
        for (char key : keys.toCharArray()) {
            kiosk.touch(new Wish.Key(key));
        }
    }

    private void pick(String character) {
        int index = keys().candidates().indexOf(character);
        assertTrue(index >= 0, () -> character + " is not among " + keys().candidates());
        kiosk.touch(new Wish.Nth(Wish.Of.CANDIDATE, index));
    }

    private void results() {
        begin();
        type("cj/6");
        pick("紅");
        kiosk.live(MOMENT);
        kiosk.touch(Wish.Plain.GO);
        assertEquals(45, kiosk.screen(FindScreen.Results.class).lookup().total());
    }

    private void title() {
        results();
        kiosk.touch(new Wish.Nth(Wish.Of.TITLE, 0));
        kiosk.live(MOMENT);
        kiosk.screen(FindScreen.Title.class);
    }

    private void atPickup() {
        kiosk.tap("A1");
        kiosk.live(MOMENT);
        kiosk.touch(Wish.Plain.FIND);
        type("cj/6");
        pick("紅");
        kiosk.live(MOMENT);
        kiosk.touch(new Wish.Nth(Wish.Of.TITLE, 0));
        kiosk.live(MOMENT);
        kiosk.touch(Wish.Plain.HOLD);
        kiosk.screen(FindScreen.Pickup.class);
    }
}
