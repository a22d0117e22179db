package org.carrel.kiosk.flow;

import java.util.Arrays;
import java.util.Optional;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.kiosk.apply.CardDeed;
import org.carrel.kiosk.seat.SeatDeed;

/** What a person can touch. Which of them a screen offers: {@link Screen#touches()}. */
public sealed interface Touch
        permits FindScreen.Wish,
                Touch.Plain,
                Touch.Digit,
                Touch.Toggle,
                Touch.Speak,
                Touch.Renew,
                Touch.AgreeFee,
                Touch.Seat,
                Touch.Card {
    /** The word in which a page posts it. */
    String word();

    /** A touch without more to say. */
    enum Plain implements Touch {
        BORROW,
        RETURN,
        ACCOUNT,
        SEATS,
        /** One step back. */
        BACK,
        /** I am done. */
        FINISH,
        MORE_TIME,
        HELP,
        /** How screens are shown. */
        DISPLAY,
        /** Which language. */
        LANGUAGE,
        ERASE,
        ENTER,
        RENEW_ALL,
        LOANS,
        HOLDS,
        BLOCKS,
        /** The next rows of a list that is longer than the screen. */
        MORE_ROWS,
        /** A receipt on paper. */
        PRINT,
        /** A receipt by mail. */
        MAIL,
        NO_RECEIPT,
        CALL_STAFF,
        /** Nothing is to be seen while everything is spoken; once more, and it is seen again. */
        BLANK;

        @Override
        public String word() {
            return name();
        }
    }

    /**
     * A key of the keypad.
     *
     * @param digit 0 to 9
     */
    record Digit(int digit) implements Touch {
        @Override
        public String word() {
            return "DIGIT:" + digit;
        }
    }

    record Toggle(Display mode) implements Touch {
        @Override
        public String word() {
            return "MODE:" + mode;
        }
    }

    /** @param index of the language among those that are offered */
    record Speak(int index) implements Touch {
        @Override
        public String word() {
            return "SPEAK:" + index;
        }
    }

    /** Renew the loan in this place of the account. */
    record Renew(int index) implements Touch {
        @Override
        public String word() {
            return "RENEW:" + index;
        }
    }

    /** Borrow the book in this place of the pile for the fee that was named. */
    record AgreeFee(int index) implements Touch {
        @Override
        public String word() {
            return "FEE:" + index;
        }
    }

    /** @param index of what is meant, where there are several */
    record Seat(SeatDeed deed, int index) implements Touch {
        @Override
        public String word() {
            return "SEAT-" + deed + ":" + index;
        }
    }

    /** @param index of what is meant, where there are several */
    record Card(CardDeed deed, int index) implements Touch {
        @Override
        public String word() {
            return "CARD-" + deed + ":" + index;
        }
    }

    /** Empty when no touch has this word. */
    static Optional<Touch> parse(String word) {
        int colon = word.indexOf(':');
        if (colon < 0) {
            return Arrays.stream(Plain.values())
                    .filter(each -> each.name().equals(word))
                    .map(Touch.class::cast)
                    .findFirst();
        }
        String argument = word.substring(colon + 1);
        return switch (word.substring(0, colon)) {
            case "DIGIT" -> number(argument, 9).map(Digit::new);
            case "SPEAK" -> number(argument, 99).map(Speak::new);
            case "RENEW" -> number(argument, 999).map(Renew::new);
            case "FEE" -> number(argument, 999).map(AgreeFee::new);
            case "MODE" ->
                Arrays.stream(Display.values())
                        .filter(each -> each.name().equals(argument))
                        .map(mode -> (Touch) new Toggle(mode))
                        .findFirst();
            default ->
                FindScreen.Wish.parse(word)
                        .or(() -> seat(word.substring(0, colon), argument))
                        .or(() -> card(word.substring(0, colon), argument));
        };
    }

    private static Optional<Touch> seat(String what, String argument) {
        return Arrays.stream(SeatDeed.values())
                .filter(deed -> what.equals("SEAT-" + deed))
                .findFirst()
                .flatMap(deed -> number(argument, 999).map(index -> new Seat(deed, index)));
    }

    private static Optional<Touch> card(String what, String argument) {
        return Arrays.stream(CardDeed.values())
                .filter(deed -> what.equals("CARD-" + deed))
                .findFirst()
                .flatMap(deed -> number(argument, 999).map(index -> new Card(deed, index)));
    }

    private static Optional<Integer> number(String text, int most) {
        return text.matches("[0-9]{1,3}")
                ? Optional.of(Integer.parseInt(text)).filter(number -> number <= most)
                : Optional.empty();
    }
}
