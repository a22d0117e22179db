package org.carrel.hub.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.message.KioskAnswer.NotSeated;
import org.carrel.contract.message.KioskAnswer.Numbered;
import org.carrel.contract.message.KioskAnswer.Seated;
import org.carrel.contract.message.KioskAnswer.SlotsTold;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.contract.message.seat.SeatUse;
import org.carrel.contract.message.seat.Slot;
import org.carrel.hub.Library;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.callqueue.Place;
import org.carrel.hub.seat.Seat;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.ZoneRules;
import org.junit.jupiter.api.Test;

/** Goal: a room at a kiosk is a whole party's, each by a card of their own. Method: questions as over the broker, to a zone with one room. */
class PartyAtKioskTest {
    private static final SeatZoneId ROOMS = new SeatZoneId("rooms");
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);
    private static final Instant ELEVEN = Instant.parse("2026-11-25T03:00:00Z");

    private final Stand stand = new Stand();
    private final Library library = stand.library;
    private final GrantId amy;
    private final CardNumber ben = Library.card(library.patron("ben"));
    private final CardNumber cai = Library.card(library.patron("cai"));

    PartyAtKioskTest() {
        library.store.run(services -> {
            services.seats()
                    .put(
                            new SeatZone(
                                    ROOMS,
                                    Library.MAIN,
                                    "討論小間",
                                    "Group rooms",
                                    "三樓",
                                    "3F",
                                    "R",
                                    List.of(WeeklyHours.NLPI),
                                    ZoneRules.NLPI),
                            Library.DESK,
                            library.now);
            services.seats()
                    .put(
                            ROOMS,
                            new Seat(new Place(new SeatId("301"), 2, 4, new TreeSet<>()), "301", 1),
                            Library.DESK,
                            library.now);
        });
        amy = stand.signIn(library.patron("amy"));
    }

    private KioskAsk.TakeTogether take(GrantId grant, CardNumber... others) {
        return new KioskAsk.TakeTogether(grant, ROOMS, List.of(), List.of(), List.of(others));
    }

    private List<SeatReason> refused(KioskAsk<?> ask) {
        return stand.ask(NotSeated.class, ask).reasons();
    }

    @Test
    void aPartyTakesTheRoomAndCountsForEach() {
        assertEquals(
                List.of(SeatReason.NO_SEAT_FOR_PARTY),
                refused(new KioskAsk.TakeSeat(amy, ROOMS, List.of(), List.of())),
                "nobody alone");
        BookingLine room = stand.ask(Seated.class, take(amy, ben, cai)).booking();
        assertEquals(BookingLine.State.IN_USE, room.state());
        assertEquals("301", room.label());
        GrantId hers = stand.signIn(library.patron("dai"));
        assertTrue(refused(take(hers, ben)).contains(SeatReason.HAS_A_PLACE_THEN), "whoever of them has it");
        assertEquals(
                "R001",
                stand.ask(Numbered.class, take(hers, Library.card(library.patron("eva"))))
                        .ticket()
                        .number());
    }

    @Test
    void eachCardIsAPatronsOwn() {
        assertEquals(List.of(SeatReason.CARD_OF_MEMBER_UNKNOWN), refused(take(amy, new CardNumber("nobodys"))));
        assertEquals(List.of(SeatReason.CARD_OF_MEMBER_UNKNOWN), refused(take(amy, Library.STAFF_CARD)));
        assertEquals(List.of(SeatReason.SAME_PERSON_TWICE), refused(take(amy, ben, ben)));
        assertEquals(List.of(SeatReason.SAME_PERSON_TWICE), refused(take(amy, Library.card(library.patron("amy")))));
        assertEquals(List.of(SeatReason.NO_SEAT_FOR_PARTY), refused(take(amy)));
    }

    @Test
    void aSlotIsForWhoeverManyTheyAreAndEachChecksInByACard() {
        List<Slot> alone =
                stand.ask(SlotsTold.class, new KioskAsk.Slots(ROOMS, WEDNESDAY)).slots();
        List<Slot> three = stand.ask(SlotsTold.class, new KioskAsk.SlotsFor(ROOMS, WEDNESDAY, 3))
                .slots();
        List<Slot> five = stand.ask(SlotsTold.class, new KioskAsk.SlotsFor(ROOMS, WEDNESDAY, 5))
                .slots();
        assertEquals(0, alone.getFirst().free());
        assertEquals(1, three.getFirst().free());
        assertEquals(0, five.getFirst().free());

        BookingLine room = stand.ask(
                        Seated.class, new KioskAsk.BookTogether(amy, ROOMS, WEDNESDAY, ELEVEN, List.of(ben)))
                .booking();
        library.now = ELEVEN;
        GrantId again = stand.signIn(library.patron("amy"));
        assertEquals(BookingLine.State.BOOKED, checkIn(again, room).state(), "one of two");
        assertEquals(
                BookingLine.State.IN_USE,
                checkIn(stand.signIn(library.patron("ben")), room).state());
    }

    private BookingLine checkIn(GrantId grant, BookingLine room) {
        return stand.ask(Seated.class, new KioskAsk.UseSeat(grant, room.booking(), SeatUse.CHECK_IN))
                .booking();
    }
}
