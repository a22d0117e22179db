package org.carrel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.device.port.SyncNotice;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.SeatScreen;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.seat.SeatDeed;
import org.junit.jupiter.api.Test;

/** Seats at the kiosk: looked at without a card, taken with one, each thing once, and nothing of it left afterwards. */
class SeatVisitTest extends SeatVisitor {
    @Test
    void whoeverComesSeesTheSeatsWithoutACardAndSeesThemChange() {
        look(STUDY);
        assertEquals(4, free());
        kiosk.hub.seats().take("s3", "Z9");
        kiosk.live(Duration.ofSeconds(7));
        assertEquals(3, free());
        assertEquals(
                Optional.empty(), kiosk.screen(SeatScreen.Plan.class).sight().old());
        assertFalse(kiosk.shown().touches().contains(seat(2)), "a taken seat is not offered");
        assertTrue(kiosk.shown().touches().contains(seat(3)));
    }

    @Test
    void aPictureThatIsNotRenewedSaysFromWhenItIs() {
        look(STUDY);
        int screens = kiosk.screens.size();
        kiosk.live(Duration.ofSeconds(20));
        assertEquals(screens, kiosk.screens.size(), "a picture that stays the same is not drawn again");
        for (int seconds = 0; seconds < 20; seconds++) {
            kiosk.run(Duration.ofSeconds(1));
            kiosk.session.takeQuestion().ifPresent(kiosk::silence);
        }
        assertTrue(kiosk.screen(SeatScreen.Plan.class).sight().old().isPresent());
        kiosk.live(Duration.ofSeconds(7));
        assertEquals(
                Optional.empty(), kiosk.screen(SeatScreen.Plan.class).sight().old());
    }

    @Test
    void threeTouchesAndACardAreASeat() {
        kiosk.touch(Touch.Plain.SEATS);
        kiosk.live(SECONDS);
        kiosk.touch(new Touch.Seat(SeatDeed.ZONE, STUDY));
        kiosk.live(SECONDS);
        kiosk.touch(new Touch.Seat(SeatDeed.ANY, 0));
        kiosk.screen(SeatScreen.ShowCard.class);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        assertEquals(
                BookingLine.State.IN_USE,
                kiosk.screen(SeatScreen.Booked.class).booking().state());
        assertEquals(Map.of(new SeatId("s1"), "A1"), kiosk.hub.seats().taken());
        assertTrue(kiosk.screen(SeatScreen.Booked.class).zone().isPresent(), "where it is can be said");
    }

    @Test
    void whoIsAskedForTheCardAndThePinComesBackToTheSameSeat() {
        kiosk.hub.wantsPin("P7");
        look(STUDY);
        kiosk.touch(seat(2));
        kiosk.tap("?");
        kiosk.screen(Screen.Refused.class);
        kiosk.tap("P7");
        kiosk.live(SECONDS);
        for (int digit : new int[] {1, 2, 3, 4}) {
            kiosk.touch(new Touch.Digit(digit));
        }
        kiosk.touch(Touch.Plain.ENTER);
        kiosk.live(SECONDS);
        assertEquals(Map.of(new SeatId("s3"), "P7"), kiosk.hub.seats().taken());
    }

    @Test
    void whoShowsTheCardWhileLookingStaysThere() {
        look(STUDY);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.screen(SeatScreen.Plan.class);
        kiosk.touch(seat(3));
        kiosk.live(SECONDS);
        assertEquals(Map.of(new SeatId("s4"), "A1"), kiosk.hub.seats().taken());
    }

    @Test
    void whatIsWishedForIsGiven() {
        look(STUDY);
        kiosk.touch(new Touch.Seat(SeatDeed.NEED, SeatScreen.Plan.WISHES.indexOf(SeatLine.Feature.POWER)));
        assertFalse(kiosk.shown().touches().contains(seat(0)), "only what suits is offered");
        kiosk.touch(new Touch.Seat(SeatDeed.ANY, 0));
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        assertEquals(Map.of(new SeatId("s2"), "A1"), kiosk.hub.seats().taken());
    }

    @Test
    void aSeatIsLeftForAWhileComeBackToAndGivenUp() {
        sit("A1", STUDY);
        kiosk.touch(new Touch.Seat(SeatDeed.LEAVE, 0));
        kiosk.live(SECONDS);
        BookingLine away = kiosk.screen(SeatScreen.Booked.class).booking();
        assertEquals(BookingLine.State.AWAY, away.state());
        assertEquals(1, away.by().size(), "it is known until when to be back");
        kiosk.touch(new Touch.Seat(SeatDeed.CHECK_IN, 0));
        kiosk.live(SECONDS);
        assertEquals(
                BookingLine.State.IN_USE,
                kiosk.screen(SeatScreen.Booked.class).booking().state());
        kiosk.touch(new Touch.Seat(SeatDeed.GIVE_UP, 0));
        kiosk.screen(SeatScreen.GivingUp.class);
        kiosk.touch(Touch.Plain.BACK);
        kiosk.live(SECONDS);
        assertEquals(1, kiosk.hub.seats().taken().size(), "asked whether really, one may say no");
        kiosk.touch(new Touch.Seat(SeatDeed.GIVE_UP, 0));
        kiosk.touch(new Touch.Seat(SeatDeed.SURE, 0));
        kiosk.live(SECONDS);
        assertEquals(
                BookingLine.State.OVER,
                kiosk.screen(SeatScreen.Booked.class).booking().state());
        assertEquals(Map.of(), kiosk.hub.seats().taken());
    }

    @Test
    void stayingLongerIsRefusedWithItsReasonAndTheSeatIsKept() {
        sit("A1", SEARCH);
        kiosk.touch(Touch.Plain.FINISH);
        queue("B2");
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.SEATS);
        kiosk.live(SECONDS);
        kiosk.touch(new Touch.Seat(SeatDeed.EXTEND, 0));
        kiosk.live(SECONDS);
        assertEquals(
                List.of(SeatReason.SOMEBODY_WAITS),
                kiosk.screen(SeatScreen.NotDone.class).reasons());
        kiosk.touch(Touch.Plain.BACK);
        kiosk.live(SECONDS);
        kiosk.screen(SeatScreen.Booked.class);
    }

    @Test
    void aNumberIsCalledWhileOneLooksAndClaimed() {
        kiosk.hub.seats().take("c1", "Z9");
        queue("A1");
        assertEquals(0, kiosk.screen(SeatScreen.Numbered.class).ticket().ahead());
        kiosk.hub.seats().leave("c1");
        kiosk.live(Duration.ofSeconds(7));
        assertTrue(kiosk.screen(SeatScreen.Numbered.class).called());
        kiosk.touch(new Touch.Seat(SeatDeed.CLAIM, 0));
        kiosk.live(SECONDS);
        kiosk.screen(SeatScreen.Booked.class);
        assertEquals(Map.of(new SeatId("c1"), "A1"), kiosk.hub.seats().taken());
        assertEquals(List.of(), kiosk.hub.seats().waiting());
    }

    @Test
    void aPlaceInTheLineIsGivenUp() {
        kiosk.hub.seats().take("c1", "Z9");
        queue("A1");
        kiosk.touch(new Touch.Seat(SeatDeed.GIVE_UP, 0));
        kiosk.touch(new Touch.Seat(SeatDeed.SURE, 0));
        kiosk.live(SECONDS);
        assertTrue(kiosk.screen(SeatScreen.Numbered.class).over());
        assertEquals(List.of(), kiosk.hub.seats().waiting());
    }

    @Test
    void aSlotOfALaterDayIsBookedAndCancelled() {
        look(STUDY);
        kiosk.touch(new Touch.Seat(SeatDeed.DAYS, 0));
        assertEquals(
                LocalDate.of(2026, 11, 24), kiosk.screen(SeatScreen.Days.class).first());
        kiosk.touch(Touch.Plain.MORE_ROWS);
        assertEquals(
                LocalDate.of(2026, 12, 1), kiosk.screen(SeatScreen.Days.class).first());
        kiosk.touch(new Touch.Seat(SeatDeed.DAY, 1));
        kiosk.live(SECONDS);
        assertFalse(
                kiosk.shown().touches().contains(new Touch.Seat(SeatDeed.SLOT, 1)), "what is full cannot be booked");
        kiosk.touch(new Touch.Seat(SeatDeed.SLOT, 0));
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        assertEquals(1, kiosk.hub.seats().booked());
        assertFalse(kiosk.shown().touches().contains(new Touch.Seat(SeatDeed.CHECK_IN, 0)), "days before it begins");
        kiosk.touch(new Touch.Seat(SeatDeed.GIVE_UP, 0));
        kiosk.touch(new Touch.Seat(SeatDeed.SURE, 0));
        kiosk.live(SECONDS);
        assertEquals(0, kiosk.hub.seats().booked());
    }

    @Test
    void anAnswerThatIsLostIsAskedForUnderTheSameNameAndOneSeatIsTaken() {
        look(STUDY);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.touch(seat(0));
        AskId id = take();
        var _ = kiosk.decide(id);
        kiosk.silence(id);
        assertEquals(id, take(), "the same ask again");
        kiosk.answer(id);
        kiosk.screen(SeatScreen.Booked.class);
        assertEquals(1, kiosk.hub.seats().taken().size());
        assertEquals(List.of(), kiosk.events(KioskEvent.AskWithdrawn.class));
    }

    @Test
    void afterThreeSilencesItIsWithdrawnAndNobodySitsWithoutKnowing() {
        look(STUDY);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.touch(seat(0));
        AskId id = take();
        kiosk.silence(id);
        kiosk.silence(take());
        kiosk.silence(take());
        assertEquals(List.of(new KioskEvent.AskWithdrawn(id)), kiosk.events(KioskEvent.AskWithdrawn.class));
        assertEquals(List.of(), kiosk.screen(SeatScreen.NotDone.class).reasons());
        kiosk.live(SECONDS);
        assertEquals(
                new KioskAnswer.NotSeated(List.of(SeatReason.ASK_WITHDRAWN)),
                kiosk.decide(id),
                "should it come later, it does nothing");
    }

    @Test
    void whoLeavesWithoutWaitingForTheAnswerWantsNoSeat() {
        look(STUDY);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.touch(seat(0));
        AskId id = take();
        kiosk.touch(Touch.Plain.FINISH);
        assertEquals(List.of(new KioskEvent.AskWithdrawn(id)), kiosk.events(KioskEvent.AskWithdrawn.class));
    }

    @Test
    void atHomeOneIsToldWhatOneHasAndItIsOneTouchAway() {
        sit("A1", STUDY);
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        assertEquals(
                "S1",
                kiosk.screen(Screen.Home.class).seats().bookings().getFirst().label());
        kiosk.touch(Touch.Plain.SEATS);
        kiosk.live(SECONDS);
        kiosk.screen(SeatScreen.Booked.class);
        kiosk.touch(Touch.Plain.BACK);
        kiosk.live(SECONDS);
        kiosk.screen(SeatScreen.Zones.class);
        kiosk.touch(Touch.Plain.BACK);
        kiosk.screen(Screen.Home.class);
        kiosk.touch(Touch.Plain.ACCOUNT);
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.HOLDS);
        kiosk.touch(new Touch.Seat(SeatDeed.MINE, 0));
        kiosk.live(SECONDS);
        kiosk.screen(SeatScreen.Booked.class);
    }

    @Test
    void nothingOfThePatronIsLeftAndALateAnswerIsNobodys() {
        sit("A1", STUDY);
        kiosk.touch(Touch.Plain.BACK);
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.BACK);
        AskId late = kiosk.session.takeQuestion().orElseThrow();
        assertInstanceOf(KioskAsk.MySeats.class, kiosk.session.question(late));
        KioskAnswer answer = kiosk.decide(late);
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.tap("B2");
        kiosk.live(SECONDS);
        kiosk.session.tellAgent(new SyncNotice.Answered(late, answer));
        kiosk.live(SECONDS);
        assertEquals(List.of(), kiosk.screen(Screen.Home.class).seats().bookings());
        kiosk.touch(Touch.Plain.ACCOUNT);
        kiosk.live(SECONDS);
        assertEquals(List.of(), kiosk.screen(Screen.Account.class).statement().bookings());
    }

    @Test
    void whoIsNoLongerSignedInShowsTheCardAgain() {
        sit("A1", STUDY);
        kiosk.hub.forgetGrants();
        kiosk.touch(new Touch.Seat(SeatDeed.LEAVE, 0));
        kiosk.live(SECONDS);
        assertEquals(new Screen.Refused(Screen.Refusal.LAPSED), kiosk.screen());
    }

    @Test
    void withoutTheHubSeatsAreNotOfferedAndWhatIsShownSaysSo() {
        look(STUDY);
        kiosk.online(false);
        kiosk.run(SECONDS);
        assertFalse(kiosk.screen(SeatScreen.Plan.class).sight().online());
        assertFalse(kiosk.shown().touches().contains(new Touch.Seat(SeatDeed.ANY, 0)));
        kiosk.touch(Touch.Plain.BACK);
        kiosk.run(SECONDS);
        kiosk.screen(SeatScreen.NoNews.class);
        kiosk.online(true);
        kiosk.live(SECONDS);
        kiosk.screen(SeatScreen.Zones.class);
        kiosk.touch(Touch.Plain.BACK);
        kiosk.screen(Screen.Rest.class);
        kiosk.online(false);
        assertFalse(kiosk.shown().touches().contains(Touch.Plain.SEATS));
    }

    @Test
    void aZoneThatIsClosedGivesNoSeat() {
        look(ROOMS);
        assertFalse(kiosk.shown().touches().contains(new Touch.Seat(SeatDeed.ANY, 0)));
        assertTrue(kiosk.shown().touches().contains(new Touch.Seat(SeatDeed.DAYS, 0)));
    }

    @Test
    void childrenAreNotOfferedSeats() {
        kiosk.touch(Touch.Plain.DISPLAY);
        kiosk.touch(new Touch.Toggle(Display.CHILD));
        kiosk.touch(Touch.Plain.BACK);
        kiosk.screen(Screen.Rest.class);
        assertFalse(kiosk.shown().touches().contains(Touch.Plain.SEATS));
    }

    @Test
    void aLookThatNobodyFollowsEnds() {
        look(STUDY);
        kiosk.live(Duration.ofSeconds(61));
        kiosk.screen(Screen.StillThere.class);
        kiosk.live(Duration.ofSeconds(31));
        kiosk.screen(Screen.Rest.class);
        int asks = kiosk.session.asks();
        kiosk.live(Duration.ofSeconds(30));
        assertEquals(asks, kiosk.session.asks(), "nobody looks, so nobody asks");
    }
}
