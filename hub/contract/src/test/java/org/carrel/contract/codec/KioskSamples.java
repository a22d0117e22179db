package org.carrel.contract.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.EventId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.Pin;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.id.TicketId;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.Question;
import org.carrel.contract.message.Response;
import org.carrel.contract.message.kiosk.Amount;
import org.carrel.contract.message.kiosk.Block;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.kiosk.CopyLine;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.contract.message.kiosk.Facet;
import org.carrel.contract.message.kiosk.FeeLine;
import org.carrel.contract.message.kiosk.HoldLine;
import org.carrel.contract.message.kiosk.HoldRefusal;
import org.carrel.contract.message.kiosk.Leg;
import org.carrel.contract.message.kiosk.LoanLine;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.contract.message.kiosk.MailReceipt;
import org.carrel.contract.message.kiosk.Narrowing;
import org.carrel.contract.message.kiosk.Overview;
import org.carrel.contract.message.kiosk.Place;
import org.carrel.contract.message.kiosk.Plan;
import org.carrel.contract.message.kiosk.ReceiptLine;
import org.carrel.contract.message.kiosk.Remark;
import org.carrel.contract.message.kiosk.SealedCard;
import org.carrel.contract.message.kiosk.Suggested;
import org.carrel.contract.message.kiosk.TitleLine;
import org.carrel.contract.message.kiosk.Work;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.contract.message.seat.SeatUse;
import org.carrel.contract.message.seat.Slot;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.contract.message.seat.ZoneLine;

/** As {@link Samples}, of what is said between a kiosk and the hub. */
final class KioskSamples {
    private static final Instant WALL = Instant.parse("2026-11-26T02:15:30.250Z");
    private static final Instant LATER = Instant.parse("2026-11-26T03:30:00Z");
    private static final LocalDate DUE = LocalDate.of(2026, 12, 24);
    private static final GrantId GRANT = new GrantId("g-91");
    private static final ItemId ITEM = new ItemId("30010000123459");
    private static final TagUid UID = TagUid.of("E00401509A3C7F12");
    private static final LoanId LOAN = new LoanId("l-310");
    private static final HoldId HOLD = new HoldId("h-2041");
    private static final BibId BIB = new BibId("b-77");
    private static final SiteId MAIN = new SiteId("taichung");
    private static final SeatZoneId ZONE = new SeatZoneId("study-2f");
    private static final SeatId SEAT = new SeatId("s-12");
    private static final BookingId BOOKING = new BookingId("bk-5");
    private static final TicketId TICKET = new TicketId("t-8");
    private static final Work WORK = new Work("紅樓夢 [Dream of the red chamber]", "曹雪芹");
    private static final Currency TWD = Currency.getInstance("TWD");
    private static final Amount FEE = new Amount(3000, TWD);
    private static final Amount NOTHING = new Amount(0, TWD);
    private static final BookingLine BOOKED = new BookingLine(
            BOOKING, ZONE, "12", BookingLine.State.BOOKED, WALL, LATER, List.of(Instant.parse("2026-11-26T02:30:30Z")));
    private static final TicketLine NUMBER =
            new TicketLine(TICKET, ZONE, "A012", 11, List.of(new TicketLine.Wait(25, 60)), "tok-4711", List.of());
    private static final ZoneLine ZONE_LINE = new ZoneLine(
            ZONE,
            MAIN,
            "二樓自修室",
            "Study room 2F",
            "二樓服務台",
            "Desk on 2F",
            true,
            List.of(new ZoneLine.Hours(WALL, LATER)),
            "",
            120,
            7,
            3,
            0,
            List.of(new ZoneLine.OnPlan("2F", new Plan.Spot(1250, 0))));
    private static final TitleLine TITLE =
            new TitleLine(BIB, WORK, "2019", "857.49 8766", "book", List.of(new TitleLine.AtBranch(MAIN, 3, 1)));

    private KioskSamples() {}

    static SequencedMap<String, DeviceToHub> fromDevice() {
        SequencedMap<String, DeviceToHub> all = new LinkedHashMap<>();
        asks().forEach((name, ask) -> all.put("question-" + name, new Question(new AskId("a-kiosk-9"), ask)));
        CardSamples.asks()
                .forEach((name, ask) -> all.put("question-" + name, new Question(new AskId("a-kiosk-9"), ask)));
        all.put("event-item-returned", event(new KioskEvent.ItemReturned(ITEM, List.of(UID), 0)));
        all.put("event-item-returned-by-barcode", event(new KioskEvent.ItemReturned(ITEM, List.of(), 2)));
        all.put("event-ask-withdrawn", event(new KioskEvent.AskWithdrawn(new AskId("a-kiosk-9"))));
        all.put("event-loan-not-handed-over", event(new KioskEvent.LoanNotHandedOver(new AskId("a-kiosk-9"), ITEM)));
        Bytes box = Bytes.hex("0180FF7F".repeat(68));
        all.put(
                "event-borrowed-offline",
                event(new KioskEvent.BorrowedOffline(
                        ITEM, List.of(UID), new SealedCard(Bytes.hex("09".repeat(32)), box))));
        all.put("event-help-called", event(new KioskEvent.HelpCalled("zh-Hant")));
        all.put(
                "event-receipt-by-mail",
                event(new KioskEvent.ReceiptByMail(
                        GRANT,
                        "ja",
                        List.of(
                                new ReceiptLine(ReceiptLine.Deed.BORROWED, ITEM, List.of(DUE)),
                                new ReceiptLine(ReceiptLine.Deed.RENEWED, ITEM, List.of(DUE)),
                                new ReceiptLine(ReceiptLine.Deed.RETURNED, ITEM, List.of())))));
        return all;
    }

    private static SequencedMap<String, KioskAsk<?>> asks() {
        SequencedMap<String, KioskAsk<?>> all = new LinkedHashMap<>();
        all.put("sign-in", new KioskAsk.SignIn(new CardNumber("B123456"), Pin.NONE));
        all.put("sign-in-with-pin", new KioskAsk.SignIn(new CardNumber("讀者 𠮷 7"), new Pin("0912")));
        all.put("sign-out", new KioskAsk.SignOut(GRANT));
        all.put("keep-display", new KioskAsk.KeepDisplay(GRANT, List.of(Display.LARGE_TYPE, Display.SPOKEN)));
        all.put("lend", new KioskAsk.Lend(GRANT, ITEM, false));
        all.put("where-to", new KioskAsk.WhereTo(ITEM));
        all.put("account", new KioskAsk.Account(GRANT));
        all.put("renew", new KioskAsk.Renew(GRANT, LOAN));
        all.put("renew-all", new KioskAsk.RenewAll(GRANT));
        all.put("branches", new KioskAsk.Branches());
        all.put(
                "search",
                new KioskAsk.Search("紅樓夢", KioskAsk.Field.ANY, Narrowing.NONE, KioskAsk.Order.RELEVANCE, 10, ""));
        all.put(
                "search-narrowed",
                new KioskAsk.Search(
                        "",
                        KioskAsk.Field.TITLE,
                        new Narrowing("book", "chi", 2010, 2026, "8", "小說", "taichung", true),
                        KioskAsk.Order.NEWEST,
                        20,
                        "newest.400123."));
        all.put("suggest", new KioskAsk.Suggest("紅"));
        all.put("look-at", new KioskAsk.LookAt(BIB));
        all.put("way-to", new KioskAsk.WayTo(BIB, "", true));
        all.put("plan-of", new KioskAsk.PlanOf("2F"));
        all.put("place-hold", new KioskAsk.PlaceHold(GRANT, BIB, MAIN));
        all.put("cancel-hold", new KioskAsk.CancelHold(GRANT, HOLD));
        all.put("zones", new KioskAsk.Zones());
        all.put("zone-of", new KioskAsk.ZoneOf(ZONE));
        all.put("slots", new KioskAsk.Slots(ZONE, LocalDate.of(2026, 11, 27)));
        all.put("my-seats", new KioskAsk.MySeats(GRANT));
        all.put("take-seat", new KioskAsk.TakeSeat(GRANT, ZONE, List.of(), List.of(SeatLine.Feature.WHEELCHAIR_BAY)));
        all.put("book-seat", new KioskAsk.BookSeat(GRANT, ZONE, LocalDate.of(2026, 11, 27), LATER, List.of(SEAT)));
        all.put("slots-for", new KioskAsk.SlotsFor(ZONE, LocalDate.of(2026, 11, 27), 3));
        all.put(
                "take-together",
                new KioskAsk.TakeTogether(
                        GRANT,
                        ZONE,
                        List.of(SEAT),
                        List.of(SeatLine.Feature.POWER),
                        List.of(new CardNumber("A1001"), new CardNumber("A1002"))));
        all.put(
                "book-together",
                new KioskAsk.BookTogether(
                        GRANT, ZONE, LocalDate.of(2026, 11, 27), LATER, List.of(new CardNumber("A1001"))));
        all.put("use-seat", new KioskAsk.UseSeat(GRANT, BOOKING, SeatUse.CHECK_IN));
        all.put("claim-seat", new KioskAsk.ClaimSeat(GRANT, TICKET));
        all.put("leave-queue", new KioskAsk.LeaveQueue(GRANT, TICKET));
        return all;
    }

    static SequencedMap<String, HubToDevice> fromHub() {
        SequencedMap<String, KioskAnswer> all = new LinkedHashMap<>();
        session(all);
        account(all);
        finding(all);
        seats(all);
        SequencedMap<String, HubToDevice> responses = new LinkedHashMap<>();
        all.putAll(CardSamples.answers());
        all.forEach((name, answer) -> responses.put("response-" + name, new Response(new AskId("a-kiosk-9"), answer)));
        return responses;
    }

    private static KioskAnswer reader(MailReceipt mail) {
        return new KioskAnswer.SignedIn(
                GRANT, LATER, "王○明", "ja", List.of(), new Overview(0, 0, 0, 0, 0, NOTHING), List.of(), mail);
    }

    private static void session(SequencedMap<String, KioskAnswer> all) {
        all.put("not-signed-in", new KioskAnswer.NotSignedIn());
        all.put(
                "signed-in",
                new KioskAnswer.SignedIn(
                        GRANT,
                        LATER,
                        "王○明",
                        "zh-Hant",
                        List.of(Display.LARGE_TYPE),
                        new Overview(3, 1, 1, 2, 1, FEE),
                        List.of(
                                new Block.MembershipExpired(DUE),
                                new Block.OnRecord(Block.RecordedBlock.BY_STAFF),
                                new Block.Suspended(DUE),
                                new Block.OverdueLoans(1),
                                new Block.FeesOwed(FEE, NOTHING),
                                new Block.LoanLimitReached(10)),
                        new MailReceipt.Never()));
        all.put("signed-in-mail", reader(new MailReceipt.To("w***@***")));
        all.put("signed-in-no-address", reader(new MailReceipt.NoAddress()));
        all.put(
                "signed-in-explained",
                new KioskAnswer.SignedIn(
                        GRANT,
                        LATER,
                        "王○明",
                        "zh-Hant",
                        List.of(),
                        new Overview(0, 0, 0, 0, 0, NOTHING),
                        List.of(new Block.Explained(Block.RecordedBlock.BY_STAFF, "card found at gate 2")),
                        new MailReceipt.Never()));
        all.put("pin-needed", new KioskAnswer.PinNeeded());
        all.put("sign-in-refused", new KioskAnswer.SignInRefused(KioskAnswer.SignInRefusal.CARD_OR_PIN_WRONG));
        all.put("signed-out", new KioskAnswer.SignedOut());
        all.put("display-kept", new KioskAnswer.DisplayKept(List.of()));
        all.put(
                "lent",
                new KioskAnswer.Lent(
                        LOAN, WORK, DUE, NOTHING, List.of(new Remark.SetOf(3), new Remark.HoldFulfilled())));
        all.put("fee-first", new KioskAnswer.FeeFirst(WORK, FEE));
        all.put(
                "not-lent",
                new KioskAnswer.NotLent(
                        Work.UNKNOWN, List.of(LoanRefusal.ITEM_UNKNOWN, LoanRefusal.LOAN_LIMIT_REACHED)));
        all.put("not-lent-by-library-system", new KioskAnswer.NotLent(WORK, List.of(LoanRefusal.BY_LIBRARY_SYSTEM)));
        all.put(
                "hold-not-placed-by-library-system",
                new KioskAnswer.HoldNotPlaced(List.of(HoldRefusal.BY_LIBRARY_SYSTEM)));
        all.put("goes-to-shelf", new KioskAnswer.GoesTo(WORK, new Destination.Shelf(), List.of(new Remark.SetOf(2))));
        all.put("goes-to-hold", new KioskAnswer.GoesTo(WORK, new Destination.Hold(MAIN), List.of()));
        all.put("goes-to-other-branch", new KioskAnswer.GoesTo(WORK, new Destination.OtherBranch(MAIN), List.of()));
        all.put("goes-to-other-library", new KioskAnswer.GoesTo(WORK, new Destination.OtherLibrary("TCPL"), List.of()));
        all.put("goes-to-desk", new KioskAnswer.GoesTo(Work.UNKNOWN, new Destination.Desk(), List.of()));
    }

    private static void account(SequencedMap<String, KioskAnswer> all) {
        all.put(
                "account-told",
                new KioskAnswer.AccountTold(
                        61,
                        List.of(
                                new LoanLine(LOAN, ITEM, WORK, DUE, false, 1, List.of()),
                                new LoanLine(
                                        new LoanId("l-311"),
                                        new ItemId("圖 0001"),
                                        WORK,
                                        DUE,
                                        true,
                                        0,
                                        List.of(LoanRefusal.OVERDUE, LoanRefusal.SOMEBODY_WAITS))),
                        5,
                        List.of(
                                new HoldLine(HOLD, WORK, MAIN, new HoldLine.Turn.Waiting(4, 2)),
                                new HoldLine(HOLD, WORK, MAIN, new HoldLine.Turn.Paused(LATER)),
                                new HoldLine(HOLD, WORK, MAIN, new HoldLine.Turn.OnItsWay()),
                                new HoldLine(HOLD, WORK, MAIN, new HoldLine.Turn.Ready(new DeviceId("shelf-1"), LATER)),
                                new HoldLine(HOLD, WORK, MAIN, new HoldLine.Turn.AskAtDesk())),
                        1,
                        List.of(new FeeLine(FeeLine.Kind.OVERDUE, WORK, FEE, DUE)),
                        FEE,
                        List.of()));
        all.put("renewed", new KioskAnswer.Renewed(LOAN, DUE));
        all.put("not-renewed", new KioskAnswer.NotRenewed(LOAN, List.of(LoanRefusal.RENEWAL_LIMIT_REACHED)));
        all.put(
                "all-renewed",
                new KioskAnswer.AllRenewed(
                        List.of(new KioskAnswer.Renewed(LOAN, DUE)),
                        List.of(new KioskAnswer.NotRenewed(new LoanId("l-311"), List.of(LoanRefusal.RECALLED)))));
    }

    private static void finding(SequencedMap<String, KioskAnswer> all) {
        all.put("branches-told", new KioskAnswer.BranchesTold(List.of(new Place(MAIN, "國資圖總館", "Main library"))));
        all.put(
                "found",
                new KioskAnswer.Found(
                        List.of(TITLE),
                        1000,
                        false,
                        "relevance.400123.2",
                        List.of(new Facet(Facet.Kind.MATERIAL, List.of(new Facet.Count("book", 812))))));
        all.put("suggestions", new KioskAnswer.Suggestions(List.of(new Suggested(Suggested.Kind.TITLE, "紅樓夢"))));
        all.put(
                "title-told",
                new KioskAnswer.TitleTold(
                        TITLE,
                        2,
                        List.of(
                                new CopyLine(ITEM, MAIN, "857.49 8766", CopyLine.State.ON_SHELF, List.of()),
                                new CopyLine(ITEM, MAIN, "", CopyLine.State.ON_LOAN, List.of(DUE))),
                        3));
        all.put("title-unknown", new KioskAnswer.TitleUnknown());
        Plan.Outline line = new Plan.Outline(List.of(new Plan.Spot(0, 0), new Plan.Spot(1250, 80)));
        all.put(
                "way-shown",
                new KioskAnswer.WayShown(
                        "857.49 8766",
                        List.of(new Leg.Walk("1F", line), new Leg.Change(Leg.Passage.LIFT, "1F", "2F")),
                        "2F",
                        "A-12",
                        new Plan.Spot(40, 900),
                        46));
        all.put("no-way", new KioskAnswer.NoWay(KioskAnswer.NoWayReason.NOT_ON_PLAN));
        all.put(
                "plan-shown",
                new KioskAnswer.PlanShown(
                        new Plan(
                                "2F",
                                "二樓",
                                "Second floor",
                                line,
                                List.of(line, new Plan.Outline(List.of())),
                                List.of(new Plan.Shelf("A-12", line)),
                                List.of(new Plan.Mark("kiosk-1", "資訊便利站", "Kiosk", new Plan.Spot(5, 5)))),
                        List.of("1F", "2F")));
        all.put("no-plan", new KioskAnswer.NoPlan());
        all.put("hold-placed", new KioskAnswer.HoldPlaced(HOLD, 5));
        all.put("hold-not-placed", new KioskAnswer.HoldNotPlaced(List.of(HoldRefusal.ALREADY_HELD)));
        all.put("hold-cancelled", new KioskAnswer.HoldCancelled());
        all.put("no-such-hold", new KioskAnswer.NoSuchHold());
    }

    private static void seats(SequencedMap<String, KioskAnswer> all) {
        all.put("zones-told", new KioskAnswer.ZonesTold(WALL, List.of(ZONE_LINE)));
        all.put(
                "zone-told",
                new KioskAnswer.ZoneTold(
                        WALL,
                        ZONE_LINE,
                        List.of(new SeatLine(
                                SEAT,
                                "12",
                                SeatLine.State.FREE,
                                List.of(LATER),
                                1,
                                List.of(SeatLine.Feature.POWER),
                                List.of()))));
        all.put("zone-unknown", new KioskAnswer.ZoneUnknown());
        all.put("slots-told", new KioskAnswer.SlotsTold(List.of(new Slot(WALL, LATER, 7))));
        all.put("my-seats-told", new KioskAnswer.MySeatsTold(List.of(BOOKED), List.of(NUMBER)));
        all.put("seated", new KioskAnswer.Seated(BOOKED));
        all.put(
                "numbered",
                new KioskAnswer.Numbered(new TicketLine(
                        TICKET,
                        ZONE,
                        "A012",
                        0,
                        List.of(),
                        "tok-4711",
                        List.of(new TicketLine.Call("12", "", LATER)))));
        all.put("queue-left", new KioskAnswer.QueueLeft());
        all.put("not-seated", new KioskAnswer.NotSeated(List.of(SeatReason.ZONE_FULL, SeatReason.WAITS_ALREADY)));
    }

    private static DeviceEvent event(KioskEvent body) {
        return new DeviceEvent(
                new EventId("0193575a-1213-7abc-8def-0123456789ac"),
                1213,
                new DeviceTime(WALL, DeviceTime.Quality.SYNCHRONIZED, 86_400_123),
                body);
    }
}
