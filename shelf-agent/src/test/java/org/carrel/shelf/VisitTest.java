package org.carrel.shelf;

import static org.carrel.shelf.ShelfBench.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.CollectAnswer.MayNotCollect;
import org.carrel.contract.message.CollectAnswer.Refusal;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.Ending;
import org.carrel.device.port.Sound;
import org.carrel.shelf.panel.PanelAction;
import org.carrel.shelf.panel.PanelScreen;
import org.carrel.shelf.panel.PanelScreen.Reason;
import org.junit.jupiter.api.Test;

/** A patron's visit on an open shelf, from the card to the end. */
class VisitTest {
    private final ShelfBench shelf = ShelfBench.openShelf();

    @Test
    void aBookPlacedBeforeTheCardIsKnown() {
        // Field note 12: books that stood there before the scan were invisible to the patron.
        shelf.book(1, A2);
        shelf.ready();
        shelf.visit(ANN, 1);
        assertTrue(shelf.lit(A2));
        PanelScreen.Welcome welcome = shelf.screen(PanelScreen.Welcome.class);
        assertEquals(List.of(A2), welcome.lit());
        assertEquals(1, welcome.books());
    }

    @Test
    void theCardIsAnsweredAtOnceAndTheLampFollowsTheHubsAnswerInTheSameInstant() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.tap(ANN);
        shelf.screen(PanelScreen.Asking.class);
        assertEquals(Sound.CARD_READ, shelf.sounds.getLast());
        assertFalse(shelf.lit(A1));
        shelf.answer(may(1));
        assertTrue(shelf.lit(A1));
    }

    @Test
    void nothingIsLitBeforeTheIntentIsJournaled() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        int intent = shelf.trace.indexOf("note visit/000000000001");
        int lamp = shelf.trace.indexOf("lamp A1 on");
        assertTrue(intent >= 0 && lamp > intent, () -> shelf.trace.toString());
    }

    @Test
    void securityIsReleasedWhileTheBookStillStandsThere() {
        // Field note 16: a tag that was taken off the shelf can no longer be written.
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.run(Duration.ofMillis(300));
        assertTrue(shelf.tags.onShelf(uid(1)));
        assertEquals(RELEASED, shelf.tags.afi(uid(1)));
        assertEquals(
                new ShelfEvent.SecurityWritten(
                        item(1), uid(1), ShelfEvent.Security.RELEASED, ShelfEvent.Outcome.VERIFIED),
                shelf.event(ShelfEvent.SecurityWritten.class));
    }

    @Test
    void takingTheBookIsTheLoan() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.settle();
        shelf.take(1);
        shelf.settle();
        assertEquals(
                new ShelfEvent.HoldCollected(
                        new Permission.ByHub(new GrantId("grant-1")), hold(1), item(1), A1, uid(1)),
                shelf.event(ShelfEvent.HoldCollected.class));
        assertFalse(shelf.lit(A1));
        assertEquals(RELEASED, shelf.tags.afi(uid(1)));
        assertEquals(List.of(), shelf.events(ShelfEvent.ItemRemoved.class));
        shelf.run(Duration.ofSeconds(10));
        ShelfEvent.VisitEnded ended = shelf.event(ShelfEvent.VisitEnded.class);
        assertEquals(Ending.ALL_COLLECTED, ended.ending());
        assertEquals(1, ended.collected());
        assertEquals(0, ended.left());
        assertTrue(shelf.store.notes("visit/").isEmpty());
    }

    @Test
    void severalHoldsAreLitTogetherAndGoDarkOneByOne() {
        shelf.book(1, A1);
        shelf.book(2, A3);
        shelf.book(3, A3);
        shelf.ready();
        shelf.visit(ANN, 1, 2, 3);
        assertEquals(List.of(A1, A3), shelf.screen().lit());
        shelf.settle();
        shelf.take(2);
        shelf.settle();
        assertTrue(shelf.lit(A3), "a second book of theirs stands there still");
        shelf.take(3);
        shelf.settle();
        assertFalse(shelf.lit(A3));
        PanelScreen.TakeYours rest = shelf.screen(PanelScreen.TakeYours.class);
        assertEquals(2, rest.taken());
        assertEquals(3, rest.offered());
        assertEquals(List.of(A1), rest.lit());
    }

    @Test
    void theSameCardTwiceIsNoNewVisit() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.tap(ANN);
        shelf.tap(ANN);
        shelf.answer(may(1));
        shelf.tap(ANN);
        shelf.settle();
        assertEquals(1, shelf.session.asks());
        assertEquals(List.of(), shelf.events(ShelfEvent.VisitEnded.class));
    }

    @Test
    void aSecondCardEndsTheFirstVisitAndStartsItsOwn() {
        shelf.book(1, A1);
        shelf.book(2, A2);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.settle();
        shelf.tap(BEN);
        assertFalse(shelf.lit(A1));
        shelf.answer(may(2));
        assertTrue(shelf.lit(A2));
        shelf.settle();
        assertEquals(SECURED, shelf.tags.afi(uid(1)));
        assertEquals(RELEASED, shelf.tags.afi(uid(2)));
        ShelfEvent.VisitEnded ended = shelf.event(ShelfEvent.VisitEnded.class);
        assertEquals(Ending.ENDED_BY_PATRON, ended.ending());
        assertEquals(1, ended.left());
    }

    @Test
    void aBookLiftedJustBeforeTheNextCardIsStillTheFirstPatronsLoan() {
        shelf.book(1, A1);
        shelf.book(2, A2);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.settle();
        shelf.take(1);
        shelf.visit(BEN, 2);
        shelf.settle();
        ShelfEvent.HoldCollected loan = shelf.event(ShelfEvent.HoldCollected.class);
        assertEquals(new Permission.ByHub(new GrantId("grant-1")), loan.permission());
        assertEquals(
                Ending.ALL_COLLECTED, shelf.event(ShelfEvent.VisitEnded.class).ending());
        assertEquals(List.of(), shelf.events(ShelfEvent.ItemRemoved.class));
    }

    @Test
    void whoWalksOffIsAskedFirstAndTheirBooksAreSecuredAgain() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.run(Duration.ofSeconds(45));
        PanelScreen.StillThere still = shelf.screen(PanelScreen.StillThere.class);
        assertEquals(20, still.secondsLeft());
        assertEquals(Sound.REMINDER, shelf.sounds.getLast());
        shelf.run(Duration.ofSeconds(20));
        assertFalse(shelf.lit(A1));
        shelf.settle();
        assertEquals(SECURED, shelf.tags.afi(uid(1)));
        assertEquals(Ending.WALKED_OFF, shelf.event(ShelfEvent.VisitEnded.class).ending());
    }

    @Test
    void moreTimeIsGivenForATouch() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.run(Duration.ofSeconds(60));
        shelf.touch(PanelAction.MORE_TIME);
        shelf.run(Duration.ofSeconds(30));
        assertTrue(shelf.lit(A1));
        assertEquals(List.of(), shelf.events(ShelfEvent.VisitEnded.class));
    }

    @Test
    void thePatronsWordEndsTheVisit() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.settle();
        shelf.touch(PanelAction.DONE);
        shelf.screen(PanelScreen.Farewell.class);
        shelf.settle();
        assertEquals(SECURED, shelf.tags.afi(uid(1)));
        assertEquals(
                Ending.ENDED_BY_PATRON, shelf.event(ShelfEvent.VisitEnded.class).ending());
    }

    @Test
    void everyRefusalOfTheHubHasItsOwnScreen() {
        shelf.ready();
        for (Refusal refusal : Refusal.values()) {
            shelf.tap(ANN);
            shelf.answer(new MayNotCollect(refusal, "zh-Hant"));
            assertEquals(
                    Reason.valueOf(refusal.name()),
                    shelf.screen(PanelScreen.Refused.class).reason());
            assertEquals(Sound.REFUSED, shelf.sounds.getLast());
        }
        shelf.run(Duration.ofSeconds(9));
        shelf.screen(PanelScreen.Idle.class);
        assertEquals(0, shelf.store.events(ShelfEvent.VisitEnded.class).size());
    }

    @Test
    void aGrantedBookThatIsNotHereIsSaidAndOneThatTurnsUpJoins() {
        shelf.book(1, A1);
        shelf.book(2);
        shelf.ready();
        shelf.visit(ANN, 1, 2);
        assertEquals(1, shelf.screen(PanelScreen.Welcome.class).notFound());
        shelf.put(2, A4);
        shelf.settle();
        assertTrue(shelf.lit(A4));
        assertEquals(RELEASED, shelf.tags.afi(uid(2)));
        shelf.take(2);
        shelf.settle();
        assertEquals(hold(2), shelf.event(ShelfEvent.HoldCollected.class).hold());
    }

    @Test
    void whenNoGrantedBookIsHereItIsSaid() {
        shelf.book(2, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        assertEquals(
                Reason.NOT_FOUND_HERE, shelf.screen(PanelScreen.Refused.class).reason());
        assertTrue(shelf.store.notes("visit/").isEmpty());
    }

    @Test
    void aGrantThatHasLapsedByAGoodClockOpensNothing() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.tap(ANN);
        shelf.answer(new CollectAnswer.MayCollect(
                new GrantId("late"), "en", may(1).holds(), Instant.parse("2026-11-23T07:59:00Z")));
        assertEquals(
                Reason.PERMISSION_LAPSED,
                shelf.screen(PanelScreen.Refused.class).reason());
        assertFalse(shelf.lit(A1));
    }

    @Test
    void anAnswerToAnEarlierCardOpensNothing() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.tap(ANN);
        shelf.tap(BEN);
        shelf.answer(may(1));
        assertFalse(shelf.lit(A1), "that was the answer for the first card");
        shelf.answer(new MayNotCollect(Refusal.NOTHING_READY, "en"));
        assertEquals(
                Reason.NOTHING_READY, shelf.screen(PanelScreen.Refused.class).reason());
    }

    @Test
    void aGrantedBookMovedToAnotherCompartmentTakesItsLightAlong() {
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        shelf.settle();
        shelf.put(1, A3);
        shelf.settle();
        assertFalse(shelf.lit(A1));
        assertTrue(shelf.lit(A3));
        assertEquals(List.of(), shelf.events(ShelfEvent.HoldCollected.class));
        assertEquals(A3, shelf.event(ShelfEvent.ItemMoved.class).to());
    }

    @Test
    void anUnreadableCardIsSaidInTwoSeconds() {
        shelf.ready();
        shelf.tap("?");
        assertEquals(
                Reason.CARD_UNREADABLE, shelf.screen(PanelScreen.Refused.class).reason());
    }

    /** Somebody else took it a moment ago, and the shelf is not sure yet: whoever taps now has not taken it. */
    @Test
    void aBookThatIsAsGoodAsGoneWhenTheCardIsShownIsNotLent() {
        shelf.book(1, A1);
        shelf.ready();
        takeUntilDoubted();
        shelf.visit(ANN, 1);
        assertEquals(
                PanelScreen.Trouble.UNSETTLED,
                shelf.screen(PanelScreen.GoToDesk.class).trouble());
        shelf.settle();
        assertEquals(List.of(), shelf.events(ShelfEvent.HoldCollected.class));
        assertEquals(
                ShelfEvent.Circumstance.UNATTENDED,
                shelf.event(ShelfEvent.ItemRemoved.class).circumstance());
    }

    @Test
    void theOthersOfThatPatronAreTheirsAllTheSame() {
        shelf.book(1, A1);
        shelf.book(2, A2);
        shelf.ready();
        takeUntilDoubted();
        shelf.visit(ANN, 1, 2);
        shelf.run(Duration.ofSeconds(1));
        PanelScreen.Welcome welcome = shelf.screen(PanelScreen.Welcome.class);
        assertEquals(List.of(A2), welcome.lit());
        assertEquals(1, welcome.notFound());
        assertEquals(
                ShelfEvent.Circumstance.UNATTENDED,
                shelf.event(ShelfEvent.ItemRemoved.class).circumstance());
        shelf.take(2);
        shelf.settle();
        assertEquals(item(2), shelf.event(ShelfEvent.HoldCollected.class).item());
    }

    @Test
    void aBookThatWasOnlyMissedForAMomentIsOfferedAsSoonAsItIsHeard() {
        shelf.book(1, A1);
        shelf.book(2, A2);
        shelf.ready();
        takeUntilDoubted();
        shelf.put(1, A1);
        shelf.visit(ANN, 1, 2);
        shelf.run(Duration.ofSeconds(1));
        assertEquals(List.of(A1, A2), shelf.screen(PanelScreen.Welcome.class).lit());
        assertEquals(List.of(), shelf.events(ShelfEvent.ItemRemoved.class));
    }

    private void takeUntilDoubted() {
        shelf.take(1);
        for (int step = 0; step < 1_000 && shelf.presence.doubted().isEmpty(); step++) {
            shelf.run(Duration.ofMillis(1));
        }
        assertTrue(shelf.presence.doubted().contains(uid(1)));
        assertEquals(List.of(), shelf.events(ShelfEvent.ItemRemoved.class));
    }
}
