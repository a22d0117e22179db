package org.carrel.hub.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAnswer.Found;
import org.carrel.contract.message.KioskAnswer.NoWay;
import org.carrel.contract.message.KioskAnswer.NoWayReason;
import org.carrel.contract.message.KioskAnswer.NotSeated;
import org.carrel.contract.message.KioskAnswer.Numbered;
import org.carrel.contract.message.KioskAnswer.Seated;
import org.carrel.contract.message.KioskAnswer.TitleTold;
import org.carrel.contract.message.KioskAnswer.WayShown;
import org.carrel.contract.message.KioskAnswer.ZoneTold;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.kiosk.CopyLine;
import org.carrel.contract.message.kiosk.Leg;
import org.carrel.contract.message.kiosk.Narrowing;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.contract.message.seat.SeatUse;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.hub.Library;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.callqueue.Place;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.seat.Seat;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.ZoneRules;
import org.carrel.hub.way.Maps;
import org.junit.jupiter.api.Test;

/** Searching, being shown the way and sitting down at a kiosk; and that no answer is larger than it may be. */
class FindAndSeatTest {
    private static final SeatZoneId STUDY = new SeatZoneId("study");

    /** A Tuesday, 09:00 in Taipei; open until 21:00. */
    private static final Instant NINE = Instant.parse("2026-11-24T01:00:00Z");

    private final Stand stand = new Stand();
    private final Library library = stand.library;

    @Test
    void aTitleIsFoundWithItsCopies() {
        BibId bib = library.title("dream", 2);
        library.title("other", 1);
        stand.ask(new KioskAsk.Lend(stand.signIn(library.patron("amy")), Library.copy(bib, 1), false));
        Found found = search("書 dream", 10);
        assertEquals(1, found.total());
        assertTrue(found.exactly());
        assertEquals(bib, found.titles().getFirst().bib());
        assertEquals(1, found.titles().getFirst().availability().getFirst().onShelf());
        assertFalse(found.facets().isEmpty());
        TitleTold told = stand.ask(TitleTold.class, new KioskAsk.LookAt(bib));
        assertEquals(
                List.of(CopyLine.State.ON_LOAN, CopyLine.State.ON_SHELF),
                told.copies().stream().map(CopyLine::state).toList());
        assertEquals(1, told.copies().getFirst().due().size());
        assertEquals(new KioskAnswer.TitleUnknown(), stand.ask(new KioskAsk.LookAt(new BibId("nothing"))));
        assertFalse(stand.ask(KioskAnswer.Suggestions.class, new KioskAsk.Suggest("書 d"))
                .suggested()
                .isEmpty());
    }

    @Test
    void whatNoSearchEverGaveFindsNothing() {
        library.title("dream", 1);
        Narrowing senseless = new Narrowing("wood", "", 0, 0, "", "", "", false);
        KioskAsk.Search odd =
                new KioskAsk.Search("dream", KioskAsk.Field.ANY, senseless, KioskAsk.Order.NEWEST, 0, "no cursor");
        assertEquals(0, stand.ask(Found.class, odd).total());
    }

    @Test
    void theWayLeadsFromThisKiosk() throws IOException {
        BibId bib = library.title("dream", 1);
        assertEquals(new NoWay(NoWayReason.NO_PLAN), way(bib, ""));
        String file = Files.readString(Path.of(
                System.getProperty("carrel.root"), "hardware-sim/fleet/src/main/resources/demo/floor-map.json"));
        library.store.run(s -> s.maps().put(Library.MAIN, new Maps.Stored(file, library.now)));
        WayShown shown = assertInstanceOf(WayShown.class, way(bib, ""));
        assertEquals("2F", shown.level());
        assertTrue(shown.legs().stream()
                .anyMatch(leg -> leg instanceof Leg.Change(Leg.Passage by, var _, var _) && by == Leg.Passage.LIFT));
        assertTrue(shown.metres() > 10);
        assertEquals(new NoWay(NoWayReason.START_UNKNOWN), way(bib, "nowhere"));
        assertEquals(new NoWay(NoWayReason.TITLE_UNKNOWN), way(new BibId("nothing"), ""));
        KioskAnswer.PlanShown plan = stand.ask(KioskAnswer.PlanShown.class, new KioskAsk.PlanOf("1F"));
        assertEquals(List.of("1F", "2F"), plan.levels());
        assertTrue(plan.plan().marks().stream().anyMatch(mark -> mark.id().equals("kiosk-1")));
        assertEquals(new KioskAnswer.NoPlan(), stand.ask(new KioskAsk.PlanOf("9F")));
    }

    private Object way(BibId bib, String from) {
        return stand.ask(new KioskAsk.WayTo(bib, from, true));
    }

    private Found search(String words, int limit) {
        return stand.ask(
                Found.class,
                new KioskAsk.Search(words, KioskAsk.Field.ANY, Narrowing.NONE, KioskAsk.Order.RELEVANCE, limit, ""));
    }

    @Test
    void aSeatIsTakenLeftAndGivenUpAndTheNextGetsANumber() {
        zone(1);
        GrantId amy = stand.signIn(library.patron("amy"));
        GrantId ben = stand.signIn(library.patron("ben"));
        BookingLine hers = stand.ask(Seated.class, new KioskAsk.TakeSeat(amy, STUDY, List.of(), List.of()))
                .booking();
        assertEquals(BookingLine.State.IN_USE, hers.state());
        TicketLine his = stand.ask(Numbered.class, new KioskAsk.TakeSeat(ben, STUDY, List.of(), List.of()))
                .ticket();
        assertEquals("A001", his.number());
        assertEquals(
                List.of(SeatReason.BOOKING_UNKNOWN),
                stand.ask(NotSeated.class, new KioskAsk.UseSeat(ben, hers.booking(), SeatUse.RELEASE))
                        .reasons());
        assertEquals(BookingLine.State.AWAY, use(amy, hers, SeatUse.LEAVE).state());
        assertEquals(BookingLine.State.IN_USE, use(amy, hers, SeatUse.CHECK_IN).state());
        assertEquals(BookingLine.State.OVER, use(amy, hers, SeatUse.RELEASE).state());
        library.store.run(s -> s.seats().tidy(library.now));
        assertEquals(
                1,
                ((KioskAnswer.SignedIn) stand.signIn(Library.card(new PatronId("ben")), ""))
                        .overview()
                        .seats());
        TicketLine called = stand.ask(KioskAnswer.MySeatsTold.class, new KioskAsk.MySeats(ben))
                .tickets()
                .getFirst();
        assertEquals("S1", called.called().getFirst().label());
        assertEquals(
                List.of(SeatReason.TICKET_UNKNOWN),
                stand.ask(NotSeated.class, new KioskAsk.ClaimSeat(amy, his.ticket()))
                        .reasons());
        assertEquals(
                BookingLine.State.IN_USE,
                stand.ask(Seated.class, new KioskAsk.ClaimSeat(ben, his.ticket()))
                        .booking()
                        .state());
        ZoneTold told = stand.ask(ZoneTold.class, new KioskAsk.ZoneOf(STUDY));
        assertEquals(SeatLine.State.IN_USE, told.seats().getFirst().state());
        assertEquals(0, told.zone().free());
        assertEquals(
                1,
                stand.ask(KioskAnswer.ZonesTold.class, new KioskAsk.Zones())
                        .zones()
                        .size());
        assertEquals(new KioskAnswer.ZoneUnknown(), stand.ask(new KioskAsk.ZoneOf(new SeatZoneId("attic"))));
    }

    private BookingLine use(GrantId grant, BookingLine booking, SeatUse use) {
        return stand.ask(Seated.class, new KioskAsk.UseSeat(grant, booking.booking(), use))
                .booking();
    }

    private void zone(int seats) {
        library.now = NINE;
        library.store.run(services -> {
            services.seats()
                    .put(
                            new SeatZone(
                                    STUDY,
                                    Library.MAIN,
                                    "自".repeat(100),
                                    "Study",
                                    "二樓",
                                    "2F",
                                    "A",
                                    List.of(WeeklyHours.NLPI),
                                    ZoneRules.NLPI),
                            Library.DESK,
                            library.now);
            for (int seat = 1; seat <= seats; seat++) {
                Place place = new Place(new SeatId("seat-" + seat), 1, 1, new TreeSet<>());
                services.seats().put(STUDY, new Seat(place, "S" + seat, seat), Library.DESK, library.now);
            }
        });
    }

    /** Goal: no answer is too large for its bound. Method: the longest titles, more of everything than fits; the stand counts bytes. */
    @Test
    void theLargestAnswersFit() {
        zone(600);
        ZoneTold zone = stand.ask(ZoneTold.class, new KioskAsk.ZoneOf(STUDY));
        assertEquals(600, zone.zone().seats());
        assertTrue(zone.seats().size() > 200, "only " + zone.seats().size() + " fit");
        PatronId amy = library.patron("amy");
        PatronId ben = library.patron("ben");
        GrantId grant = stand.signIn(amy);
        for (int number = 0; number < 45; number++) {
            BibId bib = new BibId("long-" + number);
            Item copy = new Item(
                    new ItemId("書".repeat(50) + number),
                    bib,
                    Library.MAIN,
                    "857.7 " + number,
                    AfiPolicy.ISO_28560,
                    Item.Use.LENDABLE);
            Item other = new Item(
                    new ItemId("本".repeat(50) + number), bib, Library.EAST, "", AfiPolicy.ISO_28560, Item.Use.LENDABLE);
            library.store.run(s -> {
                s.catalogue().put(new Bib(bib, "紅".repeat(900), "曹".repeat(900), "", "8".repeat(190), "chi", "2019"));
                s.catalogue().put(copy);
                s.catalogue().put(other);
            });
            library.act(s -> s.lending().collect(amy, copy.id(), Library.MAIN, Library.DESK, library.now));
            library.act(s -> s.lending().collect(ben, other.id(), Library.EAST, Library.DESK, library.now));
        }
        KioskAnswer.AccountTold account = stand.ask(KioskAnswer.AccountTold.class, new KioskAsk.Account(grant));
        assertEquals(45, account.loanCount());
        assertEquals(30, account.loans().size());
        assertEquals(20, search("紅紅", 100).titles().size());
        stand.ask(KioskAnswer.Suggestions.class, new KioskAsk.Suggest("紅"));
        stand.ask(KioskAnswer.AllRenewed.class, new KioskAsk.RenewAll(grant));
    }
}
