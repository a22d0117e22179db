package org.carrel.kiosk.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.contract.message.kiosk.Amount;
import org.carrel.contract.message.kiosk.Block;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.contract.message.kiosk.FeeLine;
import org.carrel.contract.message.kiosk.HoldLine;
import org.carrel.contract.message.kiosk.LoanLine;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.contract.message.kiosk.Overview;
import org.carrel.contract.message.kiosk.Place;
import org.carrel.contract.message.kiosk.Remark;
import org.carrel.contract.message.kiosk.Work;
import org.carrel.kiosk.account.Statement;
import org.carrel.kiosk.checkout.Book;
import org.carrel.kiosk.checkout.Fate;
import org.carrel.kiosk.checkout.Granted;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.View;
import org.carrel.kiosk.help.HelpOffer;
import org.carrel.kiosk.receipt.MailShown;
import org.carrel.kiosk.receipt.PaperShown;
import org.carrel.kiosk.receipt.Printer;
import org.carrel.kiosk.returns.Back;
import org.carrel.kiosk.seat.Mine;
import org.carrel.kiosk.text.Languages;

/** Every screen that the kiosk can show, by a name for its picture. */
public final class Screens {
    public static final String CANARY = "王○明";
    private static final LocalDate DUE = LocalDate.of(2026, 12, 24);
    private static final Instant NOON = Instant.parse("2026-12-01T04:00:00Z");
    private static final SiteId MAIN = new SiteId("main");
    private static final SiteId NORTH = new SiteId("north");
    private static final Work DREAM = new Work("紅樓夢", "曹雪芹");
    private static final Work HAND = new Work("The Left Hand of Darkness", "Ursula K. Le Guin");
    private static final Work LONG = new Work(
            "An Inquiry into the Nature and Causes of the Wealth of Nations, with an Introduction and Notes",
            "Adam Smith");
    private static final Work PRINCE = new Work("小王子", "聖修伯里");
    private static final Currency TWD = Currency.getInstance("TWD");

    private static final MailShown NO_MAIL = new MailShown.None();
    private static final String ADDRESS = "w***@e***.org";

    private Screens() {}

    public static SortedMap<SiteId, Place> places() {
        SortedMap<SiteId, Place> places = new TreeMap<>();
        places.put(MAIN, new Place(MAIN, "總館", "Main Library"));
        places.put(NORTH, new Place(NORTH, "北區分館", "North Branch"));
        return places;
    }

    /** @param rows so many lines fit */
    public static SortedMap<String, Screen> all(View view, int rows) {
        return all(view, rows, 60);
    }

    /**
     * @param rows so many lines fit
     * @param seats so many seats of a plan fit, in usual type
     */
    public static SortedMap<String, Screen> all(View view, int rows, int seats) {
        SortedMap<String, Screen> all = SeatShows.all(view, rows, seats);
        all.putAll(CardShows.all(view, rows));
        all.put("01-starting", new Screen.Starting());
        all.put("02-rest", new Screen.Rest(true, true, true));
        all.put("03-rest-offline", new Screen.Rest(false, false, true));
        all.put("04-rest-offline-lending", new Screen.Rest(false, true, true));
        all.put("05-rest-no-cards", new Screen.Rest(true, false, false));
        all.put("06-pile", new Screen.Pile(3, true));
        all.put("07-pile-no-loans", new Screen.Pile(2, false));
        for (Screen.Asking.What what : Screen.Asking.What.values()) {
            all.put("08-asking-" + what, new Screen.Asking(what));
        }
        all.put("09-pin", new Screen.EnterPin(3, false));
        all.put("10-pin-wrong", new Screen.EnterPin(0, true));
        for (Screen.Refusal reason : Screen.Refusal.values()) {
            all.put("11-refused-" + reason, new Screen.Refused(reason));
        }
        Overview overview = new Overview(4, 1, 2, 1, 0, new Amount(3000, TWD));
        all.put("12-home", new Screen.Home(CANARY, Optional.of(overview), SeatShows.mine(), false, true, false));
        all.put("13-home-blocked", new Screen.Home(CANARY, Optional.of(overview), Mine.NONE, true, true, false));
        all.put("14-home-offline", new Screen.Home("", Optional.empty(), Mine.NONE, false, false, false));
        all.put("15-home-child", new Screen.Home(CANARY, Optional.of(overview), Mine.NONE, false, true, true));
        all.put("20-borrow-empty", new Screen.Borrow(List.of(), 0, true, false));
        all.put("21-borrow-under-way", new Screen.Borrow(underWay(), 4, true, false));
        all.put("22-borrow-done", new Screen.Borrow(done(), 3, true, false));
        all.put("23-borrow-refused", new Screen.Borrow(refused(), 4, true, false));
        all.put("24-borrow-lifted", new Screen.Borrow(lifted(), 2, true, false));
        all.put("25-borrow-finishing", new Screen.Borrow(underWay(), 4, true, true));
        all.put("26-borrow-many", new Screen.Borrow(many(), 14, false, false));
        all.put("30-return-empty", new Screen.Return(List.of(), 0, true, false));
        all.put("31-return-some", new Screen.Return(backs(), 6, true, false));
        all.put("32-return-offline", new Screen.Return(unasked(), 2, false, true));
        Statement statement = statement();
        all.put("40-account-loans", new Screen.Account(statement, Screen.Account.Part.LOANS, 0, rows));
        all.put("41-account-renewed", new Screen.Account(renewed(statement), Screen.Account.Part.LOANS, 0, rows));
        all.put("42-account-holds", new Screen.Account(statement, Screen.Account.Part.HOLDS, 0, rows));
        all.put("43-account-blocks", new Screen.Account(statement, Screen.Account.Part.BLOCKS, 0, rows));
        all.put("44-account-nothing", new Screen.Account(nothing(), Screen.Account.Part.LOANS, 0, rows));
        all.put(
                "50-goodbye-lent",
                new Screen.Goodbye(
                        new Screen.Summary(3, Optional.of(DUE), 0, 0, 0, 3), new PaperShown.Offered(false), NO_MAIL));
        all.put(
                "51-goodbye-all",
                new Screen.Goodbye(
                        new Screen.Summary(2, Optional.of(DUE), 1, 1, 1, 0), new PaperShown.None(), NO_MAIL));
        all.put(
                "52-goodbye-nothing",
                new Screen.Goodbye(
                        new Screen.Summary(0, Optional.empty(), 0, 0, 0, 0), new PaperShown.None(), NO_MAIL));
        paper(all);
        all.put("60-still-there", new Screen.StillThere(24));
        all.put("61-help", new Screen.Help(new Screen.Borrow(List.of(), 0, true, false), HelpOffer.OFFERED));
        all.put("62-help-rest", new Screen.Help(new Screen.Rest(true, true, true), HelpOffer.DESK));
        all.put("62-help-calling", new Screen.Help(new Screen.Rest(true, true, true), HelpOffer.CALLING));
        all.put("62-help-coming", new Screen.Help(new Screen.Rest(true, true, true), HelpOffer.COMING));
        all.put("63-display", new Screen.Displays(view));
        all.put("64-languages", new Screen.Languages(Languages.SPOKEN));
        SortedSet<Display> spoken = new TreeSet<>(view.modes());
        spoken.add(Display.SPOKEN);
        all.put("63-display-spoken", new Screen.Displays(new View(view.language(), spoken)));
        for (Screen.Trouble trouble : Screen.Trouble.values()) {
            all.put("70-unwell-" + trouble, new Screen.Unwell(trouble));
        }
        FindScreens.put(all, view, rows);
        return all;
    }

    private static void paper(SortedMap<String, Screen> all) {
        Screen.Summary done = new Screen.Summary(3, Optional.of(DUE), 2, 0, 1, 3);
        all.put("53-receipt-offered", new Screen.Goodbye(done, new PaperShown.Offered(false), NO_MAIL));
        all.put("53-receipt-offered-again", new Screen.Goodbye(done, new PaperShown.Offered(true), NO_MAIL));
        all.put(
                "54-receipt-printing",
                new Screen.Goodbye(done, new PaperShown.Printing(60, Optional.empty()), NO_MAIL));
        all.put(
                "54-receipt-stopped",
                new Screen.Goodbye(done, new PaperShown.Printing(60, Optional.of(Printer.PAPER_OUT)), NO_MAIL));
        all.put("55-receipt-printed", new Screen.Goodbye(done, new PaperShown.Printed(), NO_MAIL));
        for (Printer printer : Printer.values()) {
            if (!printer.prints()) {
                all.put(
                        "56-receipt-none-" + printer,
                        new Screen.Goodbye(done, new PaperShown.Unavailable(printer), NO_MAIL));
            }
        }
        all.put(
                "58-receipt-either",
                new Screen.Goodbye(done, new PaperShown.Offered(false), new MailShown.Offered(ADDRESS)));
        all.put(
                "58-receipt-no-address",
                new Screen.Goodbye(done, new PaperShown.Offered(true), new MailShown.NoAddress()));
        all.put(
                "58-receipt-mail-only",
                new Screen.Goodbye(
                        done, new PaperShown.Unavailable(Printer.PAPER_OUT), new MailShown.Offered(ADDRESS)));
        all.put(
                "59-receipt-mailed",
                new Screen.Goodbye(done, new PaperShown.None(), new MailShown.OnItsWay(ADDRESS, false)));
        all.put("57-receipt-missed", new Screen.Goodbye(done, new PaperShown.Missed(Printer.COVER_OPEN), NO_MAIL));
    }

    private static List<Book> underWay() {
        return List.of(
                book(1, new Fate.Lent(granted(DREAM, List.of(new Remark.SetOf(3))))),
                book(2, new Fate.Releasing(granted(HAND, List.of()), tags(2))),
                book(3, new Fate.Asking(new AskId("a-1"), false, 1)),
                new Book(uid(4), Optional.empty(), tags(4), new Fate.Reading()));
    }

    private static List<Book> done() {
        return List.of(
                book(1, new Fate.Lent(granted(DREAM, List.of()))),
                book(2, new Fate.Lent(granted(LONG, List.of(new Remark.HoldFulfilled())))),
                book(3, new Fate.Lent(granted(PRINCE, List.of()))));
    }

    private static List<Book> refused() {
        return List.of(
                book(1, new Fate.Refused(DREAM, List.of(LoanRefusal.HELD_FOR_SOMEBODY_ELSE))),
                book(2, new Fate.FeeFirst(HAND, new Amount(3000, TWD))),
                book(3, new Fate.Unreleasable(PRINCE)),
                new Book(uid(4), Optional.empty(), tags(4), new Fate.Strange(Strangeness.CARD)));
    }

    private static List<Book> lifted() {
        return List.of(
                new Book(
                        uid(1),
                        Optional.of(item(1)),
                        new TreeSet<>(),
                        new Fate.Releasing(granted(DREAM, List.of()), tags(1))),
                book(2, new Fate.Lent(granted(HAND, List.of()))),
                book(3, new Fate.Unanswered()));
    }

    private static List<Book> many() {
        List<Book> books = new ArrayList<>();
        for (int number = 1; number <= 13; number++) {
            books.add(book(number, new Fate.Lent(granted(number % 2 == 0 ? HAND : DREAM, List.of()))));
        }
        books.add(book(14, new Fate.Refused(LONG, List.of(LoanRefusal.LOAN_LIMIT_REACHED))));
        return books;
    }

    /** A refusal of each kind, for whoever checks that each has words and a sign. */
    public static List<Book> everyRefusal() {
        List<Book> books = new ArrayList<>();
        for (LoanRefusal refusal : LoanRefusal.values()) {
            books.add(book(refusal.ordinal() + 1, new Fate.Refused(DREAM, List.of(refusal))));
        }
        return books;
    }

    private static List<Back> backs() {
        return List.of(
                back(1, new Back.Fate.GoesTo(DREAM, new Destination.Shelf(), List.of())),
                back(2, new Back.Fate.GoesTo(HAND, new Destination.Hold(MAIN), List.of())),
                back(3, new Back.Fate.GoesTo(PRINCE, new Destination.OtherBranch(NORTH), List.of())),
                back(4, new Back.Fate.GoesTo(LONG, new Destination.Desk(), List.of(new Remark.SetOf(3)))),
                back(5, new Back.Fate.Taken(new AskId("a-1"))),
                new Back(uid(6), Optional.empty(), tags(6), new Back.Fate.Strange(Strangeness.DAMAGED)));
    }

    private static List<Back> unasked() {
        return List.of(back(1, new Back.Fate.TakenUnasked()), back(2, new Back.Fate.TakenUnasked()));
    }

    private static Statement statement() {
        return new Statement(
                5,
                List.of(
                        loan(1, DREAM, true, List.of(LoanRefusal.OVERDUE)),
                        loan(2, HAND, false, List.of()),
                        loan(3, LONG, false, List.of()),
                        loan(4, PRINCE, false, List.of(LoanRefusal.SOMEBODY_WAITS))),
                List.of(
                        new HoldLine(
                                new HoldId("h1"), DREAM, MAIN, new HoldLine.Turn.Ready(new DeviceId("shelf-1"), NOON)),
                        new HoldLine(new HoldId("h2"), HAND, MAIN, new HoldLine.Turn.Waiting(0, 2)),
                        new HoldLine(new HoldId("h3"), PRINCE, NORTH, new HoldLine.Turn.OnItsWay())),
                List.of(new BookingLine(
                        new BookingId("b1"),
                        new SeatZoneId("study"),
                        "A12",
                        BookingLine.State.BOOKED,
                        NOON,
                        NOON.plusSeconds(7200),
                        List.of())),
                List.of(),
                List.of(
                        new Block.OverdueLoans(1),
                        new Block.FeesOwed(new Amount(25000, TWD), new Amount(20000, TWD)),
                        new Block.Suspended(DUE),
                        new Block.Explained(Block.RecordedBlock.BY_STAFF, "卡片遺失於一樓")),
                List.of(new FeeLine(FeeLine.Kind.OVERDUE, DREAM, new Amount(1500, TWD), DUE)),
                new Amount(25000, TWD),
                new TreeMap<>());
    }

    private static Statement renewed(Statement statement) {
        return statement
                .with(new LoanId("l2"), new Statement.Outcome.Renewed(DUE))
                .with(new LoanId("l3"), new Statement.Outcome.Refused(List.of(LoanRefusal.RENEWAL_LIMIT_REACHED)));
    }

    private static Statement nothing() {
        return new Statement(
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Amount(0, TWD),
                new TreeMap<>());
    }

    private static LoanLine loan(int number, Work work, boolean overdue, List<LoanRefusal> obstacles) {
        return new LoanLine(new LoanId("l" + number), item(number), work, DUE.plusDays(number), overdue, 0, obstacles);
    }

    private static Granted granted(Work work, List<Remark> remarks) {
        return new Granted(new AskId("a-9"), work, Optional.of(DUE), Optional.empty(), remarks, Optional.empty());
    }

    private static Book book(int number, Fate fate) {
        return new Book(uid(number), Optional.of(item(number)), tags(number), fate);
    }

    private static Back back(int number, Back.Fate fate) {
        return new Back(uid(number), Optional.of(item(number)), tags(number), fate);
    }

    private static SortedSet<TagUid> tags(int number) {
        return new TreeSet<>(List.of(uid(number)));
    }

    private static TagUid uid(int number) {
        return TagUid.of("E00401000000%04X".formatted(number));
    }

    private static ItemId item(int number) {
        return new ItemId("3000000000%04d".formatted(number));
    }
}
