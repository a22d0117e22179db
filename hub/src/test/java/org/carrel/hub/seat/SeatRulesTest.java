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
import java.time.LocalDate;
import java.util.List;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.Library;
import org.carrel.hub.branch.Hours;
import org.carrel.hub.branch.SpecialDay;
import org.carrel.hub.callqueue.Feature;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.seat.Booking.InUse;
import org.junit.jupiter.api.Test;

/** Goal: what NLPI publishes for its rooms is what a zone does that sets nothing. Method: each rule at its last good and first bad instant. */
class SeatRulesTest {
    private final StudyFloor floor = new StudyFloor().zone(ROOMS, ZoneRules.NLPI, room("301"), room("302"));

    @Test
    void aRoomIsBookedFromTomorrowToTheFourteenthDay() {
        Party party = floor.party("ann", "bo");
        assertEquals(List.of(SeatRefusal.DAY_TOO_SOON), refused(floor.book(ROOMS, "2026-11-24", "11:00", party)));
        assertEquals(List.of(SeatRefusal.DAY_TOO_FAR), refused(floor.book(ROOMS, "2026-12-09", "11:00", party)));
        Booking booking = done(floor.book(ROOMS, "2026-12-08", "11:00", party));
        assertEquals(
                new Span(Instant.parse("2026-12-08T03:00:00Z"), Instant.parse("2026-12-08T06:00:00Z")),
                booking.claim().span(),
                "three hours");
        assertEquals(
                List.of(SeatRefusal.NOT_A_SLOT),
                refused(floor.book(ROOMS, "2026-11-26", "11:30", floor.party("chi", "dai"))));
    }

    @Test
    void onePerPersonAndDay() {
        done(floor.book(ROOMS, "2026-11-25", "08:00", floor.party("ann", "bo")));
        assertEquals(
                List.of(SeatRefusal.STAYS_USED_UP, SeatRefusal.MINUTES_USED_UP),
                refused(floor.book(ROOMS, "2026-11-25", "14:00", floor.party("chi", "bo"))),
                "for each member");
        done(floor.book(ROOMS, "2026-11-26", "14:00", floor.party("chi", "bo")));
    }

    @Test
    void theWholePartyShowsItsCardsWithinTheGrace() {
        Booking booking = done(floor.book(ROOMS, "2026-11-25", "11:00", floor.party("ann", "bo")));
        floor.on("2026-11-25", "10:44");
        assertEquals(List.of(SeatRefusal.CHECK_IN_NOT_OPEN), refused(floor.checkIn(booking, "ann")));
        floor.on("2026-11-25", "11:00");
        assertEquals(List.of(SeatRefusal.NOT_OF_THE_PARTY), refused(floor.checkIn(booking, "zoe")));
        assertInstanceOf(Booking.Confirmed.class, done(floor.checkIn(booking, "ann")), "one of two");
        floor.on("2026-11-25", "11:29");
        assertInstanceOf(InUse.class, done(floor.checkIn(booking, "bo")));
    }

    @Test
    void whoDoesNotComeLosesTheRoomAtOnceAndNothingHasToRunForIt() {
        Booking booking = done(floor.book(ROOMS, "2026-11-25", "11:00", floor.party("ann", "bo")));
        done(floor.book(ROOMS, "2026-11-25", "11:00", floor.party("chi", "dai")));
        floor.on("2026-11-25", "11:29");
        assertEquals(List.of(SeatRefusal.ZONE_FULL), refused(floor.walkIn(ROOMS, floor.party("eve", "fay"))));
        floor.on("2026-11-25", "11:30");
        Booking.NoShow gone = assertInstanceOf(Booking.NoShow.class, floor.booking(booking));
        assertEquals(Instant.parse("2026-11-25T03:30:00Z"), gone.at());
        assertEquals(List.of(SeatRefusal.BOOKING_ENDED), refused(floor.checkIn(booking, "ann", "bo")));
        InUse walked = assertInstanceOf(InUse.class, done(floor.walkIn(ROOMS, floor.party("eve", "fay"))));
        assertEquals(
                Instant.parse("2026-11-25T06:00:00Z"), walked.claim().span().until(), "the rest of the slot");
    }

    @Test
    void cancellingEndsTenMinutesBefore() {
        Booking first = done(floor.book(ROOMS, "2026-11-25", "11:00", floor.party("ann", "bo")));
        Booking second = done(floor.book(ROOMS, "2026-11-25", "11:00", floor.party("chi", "dai")));
        floor.on("2026-11-25", "10:50");
        assertInstanceOf(Booking.Cancelled.class, done(cancel(first, false)));
        floor.pass(Duration.ofMillis(1));
        assertEquals(List.of(SeatRefusal.TOO_LATE_TO_CANCEL), refused(cancel(second, false)));
        assertInstanceOf(Booking.Cancelled.class, done(cancel(second, true)), "staff may");
    }

    private Seats.Answer<Booking.Ended> cancel(Booking booking, boolean byStaff) {
        return floor.library.act(services ->
                services.seats().cancel(booking.id(), byStaff, "change-of-plan", Library.DESK, floor.library.now));
    }

    @Test
    void theThirdNoShowOfAYearSuspendsBookingForSixtyDaysAndNotWalkingIn() {
        for (String day : List.of("2026-11-25", "2026-11-26", "2026-11-27")) {
            done(floor.book(ROOMS, day, "11:00", floor.party("ann", "bo")));
        }
        floor.on("2026-11-27", "11:29");
        assertEquals(new Penalty.Clear(2), penalty("ann"));
        floor.on("2026-11-27", "11:30");
        Instant until = Instant.parse("2027-01-26T03:30:00Z");
        assertEquals(new Penalty.Suspended(0, until), penalty("ann"), "although nothing ran");
        assertEquals(new Penalty.Clear(0), penalty("bo"), "the applicant is charged");
        assertEquals(
                List.of(SeatRefusal.BOOKING_SUSPENDED),
                refused(floor.book(ROOMS, "2026-11-28", "11:00", floor.party("ann", "chi"))));
        floor.tidy();
        assertEquals(new Penalty.Suspended(0, until), penalty("ann"), "the same from the log alone");
        floor.on("2026-11-28", "09:00");
        done(floor.walkIn(ROOMS, floor.party("ann", "chi")));
        floor.on("2027-01-26", "11:30");
        assertEquals(new Penalty.Clear(0), penalty("ann"));
    }

    @Test
    void aForgivenViolationDoesNotCount() {
        Booking booking = done(floor.book(ROOMS, "2026-11-25", "11:00", floor.party("ann", "bo")));
        floor.on("2026-11-25", "12:00");
        assertEquals(new Penalty.Clear(1), penalty("ann"));
        boolean forgiven = floor.library.act(services ->
                services.seats().forgive(booking.id(), new PatronId("ann"), Library.DESK, floor.library.now));
        assertTrue(forgiven);
        assertEquals(new Penalty.Clear(0), penalty("ann"));
    }

    private Penalty penalty(String name) {
        return floor.library.ask(
                services -> services.seats().penalty(new PatronId(name), ZoneRules.NLPI, floor.library.now));
    }

    @Test
    void aWalkInGoesOnWhileNobodyWaitsAndNobodyBookedNext() {
        floor.at("10:00");
        InUse stay = assertInstanceOf(InUse.class, done(floor.walkIn(ROOMS, floor.party("ann", "bo"))));
        assertEquals(Instant.parse("2026-11-24T03:00:00Z"), stay.claim().span().until(), "to the end of the slot");
        floor.at("10:29");
        assertEquals(List.of(SeatRefusal.EXTENDING_NOT_OPEN), refused(extend(stay)));
        floor.at("10:30");
        assertEquals(
                Instant.parse("2026-11-24T05:00:00Z"),
                done(extend(stay)).claim().span().until(),
                "three hours in all");
        floor.at("12:45");
        assertTrue(refused(extend(stay))
                .containsAll(List.of(
                        SeatRefusal.EXTENSIONS_USED_UP,
                        SeatRefusal.LONGEST_STAY_REACHED,
                        SeatRefusal.MINUTES_USED_UP)));
    }

    @Test
    void nobodyExtendsWhileSomebodyWaitsForSuchARoom() {
        floor.at("10:00");
        InUse stay = assertInstanceOf(InUse.class, done(floor.walkIn(ROOMS, floor.party("ann", "bo"))));
        done(floor.walkIn(ROOMS, floor.party("chi", "dai")));
        WaitingEntry waiting = done(floor.join(ROOMS, floor.party("eve", "fay")));
        floor.at("10:45");
        assertEquals(List.of(SeatRefusal.SOMEBODY_WAITS), refused(extend(stay)));
        floor.library.store.run(
                services -> services.seats().leaveQueue(waiting.ticket().id(), Library.DESK, floor.library.now));
        done(extend(stay));
    }

    private Seats.Answer<Booking.Live> extend(Booking stay) {
        return floor.live(seats -> seats.extend(stay.id(), Library.DESK, floor.library.now));
    }

    @Test
    void theWaitingListOpensWhenTheZoneIsFullAndTheCalledHaveTwentyMinutes() {
        floor.at("10:00");
        assertEquals(List.of(SeatRefusal.SEATS_ARE_FREE), refused(floor.join(ROOMS, floor.party("ann", "bo"))));
        Booking stay = done(floor.walkIn(ROOMS, floor.party("ann", "bo")));
        done(floor.walkIn(ROOMS, floor.party("chi", "dai")));
        WaitingEntry first = done(floor.join(ROOMS, floor.party("eve", "fay")));
        WaitingEntry second = done(floor.join(ROOMS, floor.party("gus", "hal")));
        floor.at("10:10");
        floor.library.store.run(services -> services.seats().release(stay.id(), Library.DESK, floor.library.now));
        WaitingEntry.Called called = assertInstanceOf(WaitingEntry.Called.class, floor.ticket(first));
        assertEquals(Instant.parse("2026-11-24T02:30:00Z"), called.call().until());
        assertEquals(List.of(SeatRefusal.ZONE_FULL), refused(floor.walkIn(ROOMS, floor.party("ivy", "jon"))));
        assertEquals(new Seats.Claimed.StillMissing(1), done(floor.claim(first, "eve")));
        floor.at("10:30");
        assertEquals(List.of(SeatRefusal.TICKET_ENDED), refused(floor.claim(first, "eve", "fay")), "too late");
        WaitingEntry.Called next = assertInstanceOf(WaitingEntry.Called.class, floor.ticket(second));
        assertEquals(floor.library.now, next.call().at(), "the next in the same second");
        assertInstanceOf(Seats.Claimed.Seated.class, done(floor.claim(second, "gus", "hal")));
    }

    @Test
    void aLeaveLastsHalfAnHourAndAtMealsAsLongAsAMeal() {
        floor.zone(STUDY, ZoneRules.NLPI, chair("1"), chair("2"));
        floor.at("11:00");
        Booking ann = done(floor.walkIn(STUDY, floor.party("ann")));
        Booking bo = done(floor.walkIn(STUDY, floor.party("bo")));
        floor.at("11:29");
        assertEquals(
                Instant.parse("2026-11-24T03:59:00Z"),
                assertInstanceOf(Booking.Away.class, done(leave(ann))).backBy());
        floor.at("11:30");
        assertEquals(
                Instant.parse("2026-11-24T05:00:00Z"),
                assertInstanceOf(Booking.Away.class, done(leave(bo))).backBy());
        floor.at("11:58");
        assertInstanceOf(InUse.class, done(floor.checkIn(ann, "ann")));
        floor.at("13:00");
        Booking.ReleasedAway gone = assertInstanceOf(Booking.ReleasedAway.class, floor.booking(bo));
        assertEquals(Instant.parse("2026-11-24T05:00:00Z"), gone.at());
        assertEquals(1, floor.today(STUDY).free(floor.library.now).size());
    }

    @Test
    void whoIsAwayStillHasTheSeat() {
        floor.zone(STUDY, ZoneRules.NLPI, chair("1"));
        floor.at("10:00");
        Booking ann = done(floor.walkIn(STUDY, floor.party("ann")));
        done(leave(ann));
        assertEquals(List.of(SeatRefusal.ZONE_FULL), refused(floor.walkIn(STUDY, floor.party("bo"))));
    }

    private Seats.Answer<Booking.Live> leave(Booking stay) {
        return floor.live(seats -> seats.leave(stay.id(), Library.DESK, floor.library.now));
    }

    @Test
    void aRoomWithTooFewPeopleIsGivenUpAfterHalfAnHour() {
        floor.at("10:00");
        Booking stay = done(floor.walkIn(ROOMS, floor.party("ann", "bo")));
        assertInstanceOf(Booking.ShortOfPeople.class, done(count(stay, 1)));
        floor.at("10:29");
        assertInstanceOf(InUse.class, done(count(stay, 2)));
        done(count(stay, 1));
        floor.at("10:59");
        assertInstanceOf(Booking.ReleasedUnderMinimum.class, floor.booking(stay));
    }

    private Seats.Answer<Booking.Live> count(Booking stay, int people) {
        return floor.live(seats -> seats.headCount(stay.id(), people, Library.DESK, floor.library.now));
    }

    @Test
    void nobodyStartsInTheLastHalfHourBeforeClosing() {
        floor.at("20:30");
        done(floor.walkIn(ROOMS, floor.party("ann", "bo")));
        floor.pass(Duration.ofMillis(1));
        assertEquals(List.of(SeatRefusal.CLOSES_TOO_SOON), refused(floor.walkIn(ROOMS, floor.party("chi", "dai"))));
        floor.at("21:00");
        assertEquals(List.of(SeatRefusal.ZONE_CLOSED), refused(floor.walkIn(ROOMS, floor.party("chi", "dai"))));
        floor.at("07:59");
        assertEquals(List.of(SeatRefusal.ZONE_CLOSED), refused(floor.walkIn(ROOMS, floor.party("chi", "dai"))));
    }

    @Test
    void aClosedDayOverridesEverything() {
        Booking booking = done(floor.book(ROOMS, "2026-11-25", "11:00", floor.party("ann", "bo")));
        close("2026-11-25", List.of());
        assertInstanceOf(Booking.ClosedLibrary.class, floor.booking(booking));
        assertEquals(
                List.of(SeatRefusal.ZONE_CLOSED),
                refused(floor.book(ROOMS, "2026-11-25", "11:00", floor.party("chi", "dai"))));
        floor.on("2026-11-25", "12:00");
        assertEquals(List.of(), floor.today(ROOMS).free(floor.library.now));
        assertEquals(new Penalty.Clear(0), penalty("ann"), "nobody's fault");
        floor.on("2026-12-24", "09:00");
        assertEquals(
                List.of(SeatRefusal.ZONE_CLOSED),
                refused(floor.book(ROOMS, "2026-12-25", "08:00", floor.party("ann", "bo"))),
                "行憲紀念日");
    }

    @Test
    void anEarlierClosingEndsWhatWasGivenUntilLater() {
        floor.at("10:00");
        Booking stay = done(floor.walkIn(ROOMS, floor.party("ann", "bo")));
        close("2026-11-24", List.of(Hours.parse("08:00-10:30")));
        floor.at("10:30");
        Booking.Finished ended = assertInstanceOf(Booking.Finished.class, floor.booking(stay));
        assertEquals(Instant.parse("2026-11-24T02:30:00Z"), ended.at());
    }

    private void close(String day, List<Hours> hours) {
        floor.library.store.run(services -> services.hours()
                .put(
                        new SpecialDay(Library.MAIN, LocalDate.parse(day), hours, "颱風停班"),
                        Library.DESK,
                        floor.library.now));
    }

    @Test
    void nobodyHasTwoPlacesAtATime() {
        floor.zone(STUDY, ZoneRules.NLPI, chair("1"));
        floor.at("10:00");
        done(floor.walkIn(ROOMS, floor.party("ann", "bo")));
        assertEquals(List.of(SeatRefusal.HAS_A_PLACE_THEN), refused(floor.walkIn(STUDY, floor.party("bo"))));
        done(floor.walkIn(STUDY, floor.party("chi")));
        done(floor.join(STUDY, floor.party("dai")));
        assertEquals(List.of(SeatRefusal.WAITS_ALREADY), refused(floor.walkIn(ROOMS, floor.party("dai", "eve"))));
    }

    @Test
    void anAccessibleSeatIsKeptForWhoNeedsItUntilAQuarterOfAnHourBefore() {
        ZoneRules sameDay = ZoneRules.NLPI.with(Rule.BOOK_FROM_DAYS, 0);
        floor.zone(STUDY, sameDay, chair("bay", Feature.WHEELCHAIR_BAY));
        assertEquals(
                List.of(SeatRefusal.ZONE_FULL), refused(floor.book(STUDY, "2026-11-25", "11:00", floor.party("ann"))));
        floor.on("2026-11-25", "10:44");
        assertEquals(
                List.of(SeatRefusal.ZONE_FULL), refused(floor.book(STUDY, "2026-11-25", "11:00", floor.party("ann"))));
        floor.on("2026-11-25", "10:45");
        done(floor.book(STUDY, "2026-11-25", "11:00", floor.party("ann")));
    }

    @Test
    void theSystemAllocatesUnlessAZoneLetsPatronsChoose() {
        floor.zone(STUDY, ZoneRules.NLPI.with(Rule.PATRON_CHOOSES, 1), chair("1"), chair("2"));
        floor.at("10:00");
        Booking chosen = done(choose(STUDY, floor.party("ann"), "2"));
        assertEquals(new SeatId("2"), chosen.claim().seat());
        assertEquals(List.of(SeatRefusal.SEAT_NOT_FREE), refused(choose(STUDY, floor.party("bo"), "2")));
        assertEquals(List.of(SeatRefusal.SEAT_IS_ALLOCATED), refused(choose(ROOMS, floor.party("chi", "dai"), "301")));
    }

    private Seats.Answer<Booking.Live> choose(SeatZoneId zone, Party party, String seat) {
        return floor.live(
                seats -> seats.walkIn(zone, party, List.of(new SeatId(seat)), Library.DESK, floor.library.now));
    }
}
