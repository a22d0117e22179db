package org.carrel.kiosk.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.kiosk.seat.SeatDeed;
import org.junit.jupiter.api.Test;

/** What a page may post: every touch comes back as itself, and nothing else is one. */
class TouchTest {
    @Test
    void everyTouchIsReadAsItIsWritten() {
        for (Touch.Plain touch : Touch.Plain.values()) {
            assertEquals(Optional.of(touch), Touch.parse(touch.word()));
        }
        for (Display mode : Display.values()) {
            assertEquals(Optional.of(new Touch.Toggle(mode)), Touch.parse(new Touch.Toggle(mode).word()));
        }
        for (FindScreen.Wish.Plain wish : FindScreen.Wish.Plain.values()) {
            assertEquals(Optional.of(wish), Touch.parse(wish.word()));
        }
        for (Touch touch : List.of(
                new FindScreen.Wish.Key('a'),
                new FindScreen.Wish.Key(':'),
                new FindScreen.Wish.Key(' '),
                new FindScreen.Wish.Nth(FindScreen.Wish.Of.CANDIDATE, 9),
                new FindScreen.Wish.Nth(FindScreen.Wish.Of.PICKUP, 0))) {
            assertEquals(Optional.of(touch), Touch.parse(touch.word()));
        }
        for (Touch touch : List.of(
                new Touch.Digit(0),
                new Touch.Digit(9),
                new Touch.Renew(12),
                new Touch.AgreeFee(0),
                new Touch.Seat(SeatDeed.CHECK_IN, 12))) {
            assertEquals(Optional.of(touch), Touch.parse(touch.word()));
        }
    }

    @Test
    void whatIsNoTouchIsNone() {
        for (String word : List.of(
                "",
                ":",
                "borrow",
                "DIGIT:",
                "DIGIT:10",
                "DIGIT:-1",
                "DIGIT:x",
                "RENEW:1000",
                "MODE:LOUD",
                "X:1",
                "KEY:",
                "KEY:ab",
                "FIND:",
                "FIND:KEY",
                "TITLE:1000",
                "TITLE:-1",
                "SEAT-NONE:1",
                "SEAT-ANY",
                "SEAT-SEAT:1000",
                "FEE:1:2")) {
            assertEquals(Optional.empty(), Touch.parse(word), word);
        }
    }
}
