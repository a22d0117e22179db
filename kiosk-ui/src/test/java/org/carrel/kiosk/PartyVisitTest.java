package org.carrel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.SeatScreen;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.seat.SeatDeed;
import org.junit.jupiter.api.Test;

/** Several people at the kiosk: they say how many they are, each shows a card, and a room is theirs or they hear why not. */
class PartyVisitTest extends SeatVisitor {
    private static final int TALK = 3;

    private void three() {
        look(TALK);
        kiosk.touch(new Touch.Seat(SeatDeed.GROUP, 0));
        assertEquals(
                List.of(2, 3, 4),
                kiosk.screen(SeatScreen.HowMany.class).touches().stream()
                        .map(touch -> ((Touch.Seat) touch).index())
                        .toList(),
                "as many as the room is for");
        kiosk.touch(new Touch.Seat(SeatDeed.PEOPLE, 3));
        kiosk.live(SECONDS);
        assertEquals(3, kiosk.screen(SeatScreen.Plan.class).people());
    }

    private void tap(String card) {
        kiosk.tap(card);
        kiosk.live(SECONDS);
    }

    @Test
    void aRoomIsTheirsWhenEachHasShownACard() {
        three();
        kiosk.touch(new Touch.Seat(SeatDeed.ANY, 0));
        tap("A1");
        assertEquals(1, kiosk.screen(SeatScreen.Others.class).shown());
        tap("B2");
        assertEquals(2, kiosk.screen(SeatScreen.Others.class).shown());
        assertEquals(Map.of(), kiosk.hub.seats().taken(), "not before the last");
        tap("B2");
        assertEquals(2, kiosk.screen(SeatScreen.Others.class).shown(), "the same card counts once");
        tap("C3");
        assertEquals(
                BookingLine.State.IN_USE,
                kiosk.screen(SeatScreen.Booked.class).booking().state());
        assertEquals(Map.of(new SeatId("k1"), "A1"), kiosk.hub.seats().taken());
        assertEquals(List.of(List.of("B2", "C3")), kiosk.hub.seats().parties());
    }

    @Test
    void aSlotOfALaterDayIsLookedUpAndBookedForAllOfThem() {
        three();
        kiosk.touch(new Touch.Seat(SeatDeed.DAYS, 0));
        kiosk.touch(new Touch.Seat(SeatDeed.DAY, 0));
        kiosk.live(SECONDS);
        assertEquals(3, kiosk.screen(SeatScreen.Slots.class).slots().size(), "those for three");
        kiosk.touch(new Touch.Seat(SeatDeed.SLOT, 0));
        tap("A1");
        tap("B2");
        tap("C3");
        assertEquals(1, kiosk.hub.seats().booked());
        assertEquals(List.of(List.of("B2", "C3")), kiosk.hub.seats().parties());
    }

    @Test
    void aCardThatIsNobodysIsRefusedWithItsReasonAndTheyMayBeginAgain() {
        three();
        kiosk.touch(new Touch.Seat(SeatDeed.ANY, 0));
        tap("A1");
        tap("X9");
        tap("C3");
        SeatScreen.NotDone refused = kiosk.screen(SeatScreen.NotDone.class);
        assertEquals(List.of(SeatReason.CARD_OF_MEMBER_UNKNOWN), refused.reasons());
        assertTrue(refused.party());
        assertEquals(Map.of(), kiosk.hub.seats().taken());
        kiosk.touch(Touch.Plain.BACK);
        kiosk.live(SECONDS);
        assertEquals(3, kiosk.screen(SeatScreen.Plan.class).people(), "where they were");
    }

    @Test
    void whoeverBreaksOffLeavesNothingAndTheNextCardIsSomebodyElses() {
        three();
        kiosk.touch(new Touch.Seat(SeatDeed.ANY, 0));
        tap("A1");
        tap("B2");
        kiosk.touch(Touch.Plain.FINISH);
        assertEquals(Map.of(), kiosk.hub.seats().taken());
        kiosk.live(SECONDS);
        tap("C3");
        kiosk.screen(Screen.Home.class);
        assertEquals(List.of(), kiosk.hub.seats().parties());
    }

    @Test
    void whereNoPlaceIsForSeveralNobodyIsAsked() {
        look(STUDY);
        assertFalse(kiosk.shown().touches().contains(new Touch.Seat(SeatDeed.GROUP, 0)));
    }
}
