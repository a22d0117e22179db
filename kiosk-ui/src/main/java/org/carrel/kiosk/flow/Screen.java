package org.carrel.kiosk.flow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.contract.message.kiosk.Overview;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.account.Statement;
import org.carrel.kiosk.apply.CardDeed;
import org.carrel.kiosk.checkout.Book;
import org.carrel.kiosk.checkout.Fate;
import org.carrel.kiosk.help.HelpOffer;
import org.carrel.kiosk.receipt.MailShown;
import org.carrel.kiosk.receipt.PaperShown;
import org.carrel.kiosk.returns.Back;
import org.carrel.kiosk.seat.Mine;
import org.carrel.kiosk.seat.SeatDeed;

/** What the kiosk shows, as a value. Words are in {@code text}. A screen asks one thing. */
public sealed interface Screen
        permits CardScreen,
                FindScreen,
                SeatScreen,
                Screen.Starting,
                Screen.Rest,
                Screen.Pile,
                Screen.Asking,
                Screen.EnterPin,
                Screen.Refused,
                Screen.Home,
                Screen.Borrow,
                Screen.Return,
                Screen.Account,
                Screen.Goodbye,
                Screen.StillThere,
                Screen.Help,
                Screen.Displays,
                Screen.Languages,
                Screen.Unwell {
    /** What is offered, the most useful first; help, display, language and the way out come with every screen. */
    List<Touch> touches();

    /** The kiosk is finding out what lies on its pad. */
    record Starting() implements Screen {
        @Override
        public List<Touch> touches() {
            return List.of();
        }
    }

    /**
     * Nobody is there.
     *
     * @param lends whether a card is of use now
     */
    record Rest(boolean online, boolean lends, boolean cards) implements Screen {
        @Override
        public List<Touch> touches() {
            return online
                    ? List.of(
                            Touch.Plain.RETURN,
                            FindScreen.Wish.Plain.FIND,
                            Touch.Plain.SEATS,
                            new Touch.Card(CardDeed.BEGIN, 0))
                    : List.of(Touch.Plain.RETURN);
        }
    }

    /** Books lie on the pad and nobody has said what for. */
    record Pile(int books, boolean lends) implements Screen {
        @Override
        public List<Touch> touches() {
            return List.of(Touch.Plain.RETURN);
        }
    }

    /** The hub is being asked. */
    record Asking(What what) implements Screen {
        /** What is asked for. */
        public enum What {
            WHO,
            ACCOUNT,
            RENEWAL,
            /** How it is with seats. */
            SEATS,
            /** To change something about one. */
            SEAT,
            /** About an application for a card. */
            CARD
        }

        @Override
        public List<Touch> touches() {
            return List.of();
        }
    }

    /** @param wrong the one before was not right, or the card is not known: both are said alike */
    record EnterPin(int digits, boolean wrong) implements Screen {
        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            for (int key = 1; key <= 10; key++) {
                all.add(new Touch.Digit(key % 10));
            }
            all.add(Touch.Plain.ERASE);
            all.add(Touch.Plain.ENTER);
            return all;
        }
    }

    record Refused(Refusal reason) implements Screen {
        @Override
        public List<Touch> touches() {
            return List.of();
        }
    }

    /**
     * @param name masked by the hub; empty off line
     * @param seats what the patron has of those, as far as it is known
     */
    record Home(String name, Optional<Overview> overview, Mine seats, boolean blocked, boolean online, boolean child)
            implements Screen {
        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>(List.of(Touch.Plain.BORROW, Touch.Plain.RETURN));
            if (online && !child) {
                all.add(Touch.Plain.ACCOUNT);
            }
            if (online) {
                all.add(FindScreen.Wish.Plain.FIND);
            }
            if (online && !child) {
                all.add(Touch.Plain.SEATS);
            }
            return all;
        }
    }

    /** @param books in the order in which they came; {@code onPad} counts the pile */
    record Borrow(List<Book> books, int onPad, boolean online, boolean finishing) implements Screen {
        public Borrow {
            books = List.copyOf(books);
        }

        /** Books that must lie on the pad again. */
        public int lifted() {
            return (int) books.stream().filter(Book::liftedTooSoon).count();
        }

        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            for (int index = 0; index < books.size(); index++) {
                if (books.get(index).fate() instanceof Fate.FeeFirst) {
                    all.add(new Touch.AgreeFee(index));
                }
            }
            return all;
        }
    }

    record Return(List<Back> books, int onPad, boolean online, boolean signedIn) implements Screen {
        public Return {
            books = List.copyOf(books);
        }

        @Override
        public List<Touch> touches() {
            return List.of();
        }
    }

    /** @param first index of the first line that is shown */
    record Account(Statement statement, Part part, int first, int rows) implements Screen {
        /** Which part of it. */
        public enum Part {
            LOANS,
            HOLDS,
            BLOCKS
        }

        public int lines() {
            return switch (part) {
                case LOANS -> statement.loans().size();
                case HOLDS ->
                    statement.holds().size()
                            + statement.bookings().size()
                            + statement.tickets().size();
                case BLOCKS -> statement.blocks().size() + statement.fees().size();
            };
        }

        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            if (part == Part.LOANS) {
                int end = Math.min(statement.loans().size(), first + rows);
                for (int index = first; index < end; index++) {
                    if (renewable(index)) {
                        all.add(new Touch.Renew(index));
                    }
                }
                if (statement.loans().stream()
                                .anyMatch(loan -> loan.notRenewable().isEmpty())
                        && statement.outcomes().isEmpty()) {
                    all.add(Touch.Plain.RENEW_ALL);
                }
            }
            if (part == Part.HOLDS) {
                Mine seats = seats();
                seats.live().stream()
                        .filter(index -> shows(statement.holds().size() + index))
                        .forEach(index -> all.add(new Touch.Seat(SeatDeed.MINE, index)));
            }
            if (lines() > rows) {
                all.add(Touch.Plain.MORE_ROWS);
            }
            all.add(Touch.Plain.LOANS);
            all.add(Touch.Plain.HOLDS);
            all.add(Touch.Plain.BLOCKS);
            return all;
        }

        private boolean shows(int line) {
            return line >= first && line < first + rows;
        }

        public Mine seats() {
            return new Mine(statement.bookings(), statement.tickets());
        }

        public boolean renewable(int index) {
            var loan = statement.loans().get(index);
            return loan.notRenewable().isEmpty() && !statement.outcomes().containsKey(loan.loan());
        }
    }

    /** How the session ended. */
    record Goodbye(Summary summary, PaperShown paper, MailShown mail) implements Screen {
        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            if (paper instanceof PaperShown.Offered) {
                all.add(Touch.Plain.PRINT);
            }
            if (mail instanceof MailShown.Offered) {
                all.add(Touch.Plain.MAIL);
            }
            if (offers()) {
                all.add(Touch.Plain.NO_RECEIPT);
            }
            return all;
        }

        /** Whether a receipt is to be had, and was not chosen yet. */
        public boolean offers() {
            return paper instanceof PaperShown.Offered || mail instanceof MailShown.Offered;
        }
    }

    /**
     * What was done in a session.
     *
     * @param due the earliest day on which one of the lent is due; empty for none
     * @param unfinished lent, and the gate may sound
     * @param onPad books that still lie there
     */
    record Summary(int lent, Optional<LocalDate> due, int returned, int renewed, int unfinished, int onPad) {}

    record StillThere(int secondsLeft) implements Screen {
        @Override
        public List<Touch> touches() {
            return List.of(Touch.Plain.MORE_TIME);
        }
    }

    /** @param of the screen that help is wanted with */
    record Help(Screen of, HelpOffer call) implements Screen {
        @Override
        public List<Touch> touches() {
            return call == HelpOffer.OFFERED ? List.of(Touch.Plain.CALL_STAFF) : List.of();
        }
    }

    /** How screens are shown. */
    record Displays(View view) implements Screen {
        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            for (Display mode : Display.values()) {
                all.add(new Touch.Toggle(mode));
            }
            if (view.has(Display.SPOKEN)) {
                all.add(Touch.Plain.BLANK);
            }
            return all;
        }
    }

    /** Which language is spoken, of these. */
    record Languages(List<ScreenLanguage> offered) implements Screen {
        public Languages {
            offered = List.copyOf(offered);
        }

        @Override
        public List<Touch> touches() {
            return IntStream.range(0, offered.size())
                    .mapToObj(index -> (Touch) new Touch.Speak(index))
                    .toList();
        }
    }

    /** The kiosk itself cannot serve now; the desk can. */
    record Unwell(Trouble trouble) implements Screen {
        @Override
        public List<Touch> touches() {
            return List.of();
        }
    }

    /** Why nobody is signed in. */
    enum Refusal {
        CARD_UNREADABLE,
        /** No such card, or another PIN. */
        NOT_RECOGNISED,
        /** Too many wrong tries. */
        LOCKED,
        CARD_REPORTED_LOST,
        /** A staff member's card. */
        NOT_A_PATRON,
        /** The hub cannot be reached and the library does not lend without it. */
        OFFLINE,
        /** It took too long; the card is to be shown again. */
        LAPSED
    }

    /** What keeps the kiosk from serving anybody. */
    enum Trouble {
        /** Nothing can be recorded. */
        JOURNAL,
        /** The pad cannot see books. */
        READER,
        /** It stopped several times shortly after its start. */
        CRASH_LOOP
    }
}
