package org.carrel.hub.seat;

import static org.carrel.hub.seat.StudyFloor.ROOMS;
import static org.carrel.hub.seat.StudyFloor.STUDY;
import static org.carrel.hub.seat.StudyFloor.chair;
import static org.carrel.hub.seat.StudyFloor.done;
import static org.carrel.hub.seat.StudyFloor.refused;
import static org.carrel.hub.seat.StudyFloor.room;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.Library;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.notice.OutgoingNotice;
import org.carrel.hub.seat.Booking.Cancelled;
import org.carrel.hub.seat.Booking.Confirmed;
import org.carrel.hub.seat.Booking.InUse;
import org.carrel.hub.seat.Seat.Outage;
import org.carrel.hub.seat.SeatOutages.Outcome;
import org.junit.jupiter.api.Test;

/**
 * Goal: a seat that is taken away is offered to nobody, and whoever had it has another or knows that they have none. Method: bookings ahead,
 * people who sit there and numbers that are called, before and after.
 */
class SeatOutagesTest {
    private static final Instant UNKNOWN = Instant.MAX;

    private final StudyFloor floor = new StudyFloor().zone(ROOMS, ZoneRules.NLPI, room("301"), room("302"));

    private Outcome out(String seat, Instant until) {
        return floor.library.act(services -> services.outages()
                .outOfOrder(
                        zoneOf(seat),
                        List.of(new SeatId(seat)),
                        new Outage("燈管故障", until),
                        Library.DESK,
                        floor.library.now));
    }

    private static SeatZoneId zoneOf(String seat) {
        return seat.startsWith("30") ? ROOMS : STUDY;
    }

    private void in(String seat) {
        floor.library.store.run(services ->
                services.outages().inOrder(zoneOf(seat), List.of(new SeatId(seat)), Library.DESK, floor.library.now));
    }

    private List<OutgoingNotice> told() {
        return floor.library.act(services -> services.notices().take(20, floor.library.now));
    }

    private static List<String> ids(List<? extends Booking> bookings) {
        return bookings.stream().map(booking -> booking.id().value()).toList();
    }

    @Test
    void aBookingIsMovedToAnotherSeatAndWhoeverBookedIsTold() {
        Booking booking = done(floor.book(ROOMS, "2026-11-25", "11:00", floor.party("ann", "bo")));
        assertEquals(new SeatId("301"), booking.claim().seat());
        Outcome outcome = out("301", UNKNOWN);
        assertEquals(ids(List.of(booking)), ids(outcome.moved()));
        assertEquals(List.of(), outcome.cancelled());
        Confirmed now = assertInstanceOf(Confirmed.class, floor.booking(booking));
        assertEquals(new SeatId("302"), now.claim().seat());
        assertEquals(booking.claim().span(), now.claim().span());

        OutgoingNotice notice = told().getFirst();
        assertEquals("seat-moved", notice.kind());
        assertEquals(new PatronId("ann"), notice.patron());
        assertTrue(Stream.of("302", "燈管故障", "11:00", "三樓服務檯").allMatch(notice.body()::contains), notice.body());

        floor.on("2026-11-25", "11:00");
        done(floor.checkIn(booking, "ann", "bo"));
    }

    @Test
    void withoutAnotherSeatABookingEndsAndIsHeldAgainstNobody() {
        Booking first = done(floor.book(ROOMS, "2026-11-25", "11:00", floor.party("ann", "bo")));
        Booking second = done(floor.book(ROOMS, "2026-11-25", "11:00", floor.party("chi", "dai")));
        Booking later = done(floor.book(ROOMS, "2026-11-27", "11:00", floor.party("ann", "bo")));
        Instant until = Instant.parse("2026-11-26T00:00:00Z");
        Outcome outcome = out("301", until);
        assertEquals(ids(List.of(first)), ids(outcome.cancelled()));
        assertEquals(List.of(), outcome.moved(), "what begins after the outage stays");
        Cancelled gone = assertInstanceOf(Cancelled.class, floor.booking(first));
        assertEquals("燈管故障", gone.reason());
        assertTrue(gone.byStaff());
        assertInstanceOf(Confirmed.class, floor.booking(second));
        assertEquals(new SeatId("301"), floor.booking(later).claim().seat());
        assertEquals(
                List.of("seat-cancelled"),
                told().stream().map(OutgoingNotice::kind).toList());
        assertEquals(
                new Penalty.Clear(0),
                floor.library.ask(s -> s.seats().penalty(new PatronId("ann"), ZoneRules.NLPI, floor.library.now)));
    }

    @Test
    void aSeatThatIsOutOfOrderIsOfferedToNobodyUntilItsTimeIsOver() {
        Instant until = Instant.parse("2026-11-26T03:00:00Z");
        out("301", until);
        done(floor.book(ROOMS, "2026-11-25", "11:00", floor.party("ann", "bo")));
        assertEquals(
                List.of(SeatRefusal.ZONE_FULL),
                refused(floor.book(ROOMS, "2026-11-25", "11:00", floor.party("chi", "dai"))));
        done(floor.book(ROOMS, "2026-11-26", "11:00", floor.party("chi", "dai")));
        Booking second = done(floor.book(ROOMS, "2026-11-26", "11:00", floor.party("eve", "fay")));
        assertEquals(
                2,
                floor.library
                        .ask(s -> s.seats().day(ROOMS, second.claim().day(), floor.library.now))
                        .orElseThrow()
                        .bookings()
                        .size(),
                "from 11:00 on, when it is over, both can be had");
        assertEquals(
                List.of(SeatNow.State.OUT_OF_ORDER, SeatNow.State.FREE),
                SeatNow.of(floor.today(ROOMS), floor.library.now).stream()
                        .map(SeatNow::state)
                        .toList());
        in("301");
        assertEquals(2, floor.today(ROOMS).free(floor.library.now).size());
    }

    @Test
    void whoSitsThereIsMovedForTheRestOfTheirTime() {
        floor.zone(STUDY, ZoneRules.NLPI, chair("1"), chair("2"));
        Booking ann = done(floor.walkIn(STUDY, floor.party("ann")));
        floor.pass(Duration.ofMinutes(30));
        out("1", UNKNOWN);
        InUse there = assertInstanceOf(InUse.class, floor.booking(ann));
        assertEquals(new SeatId("2"), there.claim().seat());
        assertEquals(ann.claim().span(), there.claim().span());
    }

    @Test
    void whoWasCalledToItWaitsAgainAndIsCalledWhenItIsMended() {
        floor.zone(STUDY, ZoneRules.NLPI, chair("1"));
        Booking ann = done(floor.walkIn(STUDY, floor.party("ann")));
        WaitingEntry bo = done(floor.join(STUDY, floor.party("bo")));
        floor.library.act(s -> s.seats().release(ann.id(), Library.DESK, floor.library.now));
        assertInstanceOf(WaitingEntry.Called.class, floor.ticket(bo));
        Outcome outcome = out("1", Instant.parse("2026-11-24T02:00:00Z"));
        assertEquals(1, outcome.waiting().size());
        assertInstanceOf(WaitingEntry.Waiting.class, floor.ticket(bo));
        assertEquals(List.of(), told(), "what was said of the call is no longer true");
        floor.at("09:59").tidy();
        assertInstanceOf(WaitingEntry.Waiting.class, floor.ticket(bo));
        floor.at("10:00");
        assertTrue(floor.library.<Boolean>ask(s -> s.seats().isDue(floor.library.now)), "the clock mends it");
        floor.tidy();
        assertInstanceOf(WaitingEntry.Called.class, floor.ticket(bo));
        assertEquals(
                List.of("seat-called"),
                told().stream().map(OutgoingNotice::kind).toList());
    }

    @Test
    void aSeatThatIsRemovedIsGone() {
        Booking booking = done(floor.book(ROOMS, "2026-11-25", "11:00", floor.party("ann", "bo")));
        Outcome outcome = floor.library.act(
                s -> s.outages().remove(ROOMS, List.of(new SeatId("301")), "改裝", Library.DESK, floor.library.now));
        assertEquals(ids(List.of(booking)), ids(outcome.moved()));
        Booking second = done(floor.book(ROOMS, "2026-11-26", "11:00", floor.party("ann", "bo")));
        floor.library.store.run(
                s -> s.seats().put(ROOMS, new Seat(room("302"), "Bay window", 2), Library.DESK, floor.library.now));
        floor.library.act(
                s -> s.outages().remove(ROOMS, List.of(new SeatId("302")), "改裝", Library.DESK, floor.library.now));
        assertInstanceOf(Cancelled.class, floor.booking(second));
        assertTrue(told().getLast().body().contains("Bay window"), "as it stood on the furniture");
        assertEquals(
                List.of(), floor.today(ROOMS).seats().stream().map(Seat::label).toList());
    }

    @Test
    void aZoneThatIsRemovedEndsEverythingInItAndCanBeSetUpAgain() {
        floor.zone(STUDY, ZoneRules.NLPI, chair("1"));
        Booking ann = done(floor.walkIn(STUDY, floor.party("ann")));
        WaitingEntry bo = done(floor.join(STUDY, floor.party("bo")));
        SeatZone zone = floor.today(STUDY).zone();
        Outcome outcome = floor.library.act(s -> s.outages().remove(zone, "改裝", Library.DESK, floor.library.now));
        assertEquals(ids(List.of(ann)), ids(outcome.cancelled()));
        assertInstanceOf(Cancelled.class, floor.booking(ann));
        assertInstanceOf(WaitingEntry.Left.class, floor.ticket(bo));
        assertEquals(
                List.of(ROOMS),
                floor.library.ask(s -> s.seats().zones()).stream()
                        .map(SeatZone::id)
                        .toList());
        assertEquals(List.of(SeatRefusal.ZONE_UNKNOWN), refused(floor.walkIn(STUDY, floor.party("ann"))));
        floor.zone(STUDY, ZoneRules.NLPI, chair("7"));
        assertEquals(
                new SeatId("7"),
                done(floor.walkIn(STUDY, floor.party("ann"))).claim().seat());
    }
}
