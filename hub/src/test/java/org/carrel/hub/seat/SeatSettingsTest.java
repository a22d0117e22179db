package org.carrel.hub.seat;

import static org.carrel.hub.seat.StudyFloor.STUDY;
import static org.carrel.hub.seat.StudyFloor.chair;
import static org.carrel.hub.seat.StudyFloor.done;
import static org.carrel.hub.seat.StudyFloor.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.Library;
import org.carrel.hub.branch.Hours;
import org.carrel.hub.branch.SpecialDay;
import org.carrel.hub.notice.OutgoingNotice;
import org.junit.jupiter.api.Test;

/**
 * Goal: what NLPI leaves open can be set, and does what it says from the first instant to the last. Method: each setting at its last good and
 * first bad moment, on chairs.
 */
class SeatSettingsTest {
    private static final SeatZoneId OTHER = new SeatZoneId("other");
    private static final ZoneRules OFTEN =
            ZoneRules.NLPI.with(Rule.STAYS_PER_DAY, 5).with(Rule.MINUTES_PER_DAY, 720);

    private static StudyFloor floor(ZoneRules rules) {
        return new StudyFloor().zone(STUDY, rules, chair("1"), chair("2"), chair("3"));
    }

    private static List<OutgoingNotice> told(StudyFloor floor) {
        floor.tidy();
        return floor.library.act(services -> {
            List<OutgoingNotice> taken = services.notices().take(20, floor.library.now);
            taken.forEach(notice -> services.notices().sent(notice.id(), floor.library.now));
            return taken;
        });
    }

    private static List<String> kinds(StudyFloor floor) {
        return told(floor).stream().map(OutgoingNotice::kind).toList();
    }

    @Test
    void theEndIsToldTenAndFiveMinutesBefore() {
        StudyFloor floor = floor(ZoneRules.NLPI);
        done(floor.walkIn(STUDY, floor.party("ann")));
        floor.at("10:49");
        assertEquals(List.of(), kinds(floor));
        floor.at("10:50");
        List<OutgoingNotice> first = told(floor);
        assertEquals(
                List.of("seat-ending"), first.stream().map(OutgoingNotice::kind).toList());
        assertTrue(
                Stream.of("11:00", "座位 1", "討論小間").allMatch(first.getFirst().body()::contains),
                first.getFirst().body());
        floor.at("10:54");
        assertEquals(List.of(), kinds(floor), "once");
        floor.at("10:55");
        assertEquals(List.of("seat-ending"), kinds(floor));
        floor.at("10:59");
        assertEquals(List.of(), kinds(floor));
    }

    @Test
    void whoStaysLongerIsToldOfTheNewEndAndWhoHasLeftOfNone() {
        StudyFloor floor = floor(OFTEN);
        floor.at("10:20");
        Booking stays = done(floor.walkIn(STUDY, floor.party("ann")));
        Booking leaves = done(floor.walkIn(STUDY, floor.party("bo")));
        floor.at("10:52");
        floor.tidy();
        done(floor.live(seats -> seats.extend(stays.id(), Library.DESK, floor.library.now)));
        floor.library.act(services -> services.seats().release(leaves.id(), Library.DESK, floor.library.now));
        assertEquals(List.of(), kinds(floor), "neither ends at eleven");
        floor.at("13:10");
        assertEquals(List.of("seat-ending"), kinds(floor), "13:20 is three hours");
    }

    @Test
    void nobodyIsToldWhoSatDownLaterOrWhereItIsNotWanted() {
        StudyFloor late = floor(ZoneRules.NLPI.with(Rule.WARN_MINUTES, 120).with(Rule.WARN_AGAIN_MINUTES, 0));
        late.at("10:00");
        done(late.walkIn(STUDY, late.party("ann")));
        late.at("10:59");
        assertEquals(List.of(), kinds(late), "an hour is left");
        StudyFloor quiet = floor(ZoneRules.NLPI.with(Rule.WARN_MINUTES, 0).with(Rule.WARN_AGAIN_MINUTES, 0));
        done(quiet.walkIn(STUDY, quiet.party("ann")));
        quiet.at("10:59");
        assertEquals(List.of(), kinds(quiet));
    }

    @Test
    void anEarlierClosingIsToldInTime() {
        StudyFloor floor = floor(ZoneRules.NLPI);
        done(floor.walkIn(STUDY, floor.party("ann")));
        floor.library.act(services -> {
            services.hours()
                    .put(
                            new SpecialDay(Library.MAIN, StudyFloor.TUESDAY, List.of(Hours.parse("08:00-10:00")), "颱風"),
                            Library.DESK,
                            floor.library.now);
            return true;
        });
        floor.at("09:50");
        OutgoingNotice notice = told(floor).getFirst();
        assertTrue(notice.body().contains("10:00"), notice.body());
    }

    @Test
    void theLastDayOpensAtItsHour() {
        StudyFloor floor = floor(ZoneRules.NLPI.opensAt(LocalTime.NOON));
        floor.at("11:59");
        assertEquals(
                List.of(SeatRefusal.DAY_OPENS_LATER_TODAY),
                refused(floor.book(STUDY, "2026-12-08", "11:00", floor.party("ann"))));
        done(floor.book(STUDY, "2026-12-07", "11:00", floor.party("ann")));
        floor.at("12:00");
        done(floor.book(STUDY, "2026-12-08", "11:00", floor.party("ann")));
    }

    @Test
    void aShareOfTheSeatsIsNotBookedAndStaysForWhoeverWalksIn() {
        StudyFloor floor = floor(ZoneRules.NLPI.with(Rule.WALK_IN_PERCENT, 34));
        done(floor.book(STUDY, "2026-11-25", "11:00", floor.party("ann")));
        assertEquals(
                List.of(SeatRefusal.KEPT_FOR_WALK_IN),
                refused(floor.book(STUDY, "2026-11-25", "11:00", floor.party("bo"))),
                "34 of a hundred are two of three");
        done(floor.book(STUDY, "2026-11-25", "14:00", floor.party("bo")));
        floor.on("2026-11-25", "11:00");
        done(floor.walkIn(STUDY, floor.party("chi")));
        done(floor.walkIn(STUDY, floor.party("dai")));
        assertEquals(List.of(SeatRefusal.ZONE_FULL), refused(floor.walkIn(STUDY, floor.party("eve"))));
    }

    @Test
    void whatIsFullIsNotCalledKept() {
        StudyFloor floor = floor(ZoneRules.NLPI);
        for (String name : List.of("ann", "bo", "chi")) {
            done(floor.book(STUDY, "2026-11-25", "11:00", floor.party(name)));
        }
        assertEquals(
                List.of(SeatRefusal.ZONE_FULL), refused(floor.book(STUDY, "2026-11-25", "11:00", floor.party("dai"))));
    }

    @Test
    void aSeatIsEmptyForAWhileBeforeABooking() {
        StudyFloor floor = new StudyFloor().zone(STUDY, OFTEN.with(Rule.PADDING_MINUTES, 15), chair("1"));
        assertEquals(
                List.of(SeatRefusal.NOT_A_SLOT),
                refused(floor.book(STUDY, "2026-11-25", "11:00", floor.party("ann"))),
                "slots lie so far apart");
        Booking next = done(floor.book(STUDY, "2026-11-25", "11:15", floor.party("ann")));
        floor.on("2026-11-25", "10:31");
        assertEquals(
                List.of(SeatRefusal.ZONE_FULL),
                refused(floor.walkIn(STUDY, floor.party("bo"))),
                "less than half an hour until 11:00");
        floor.on("2026-11-25", "10:30");
        Booking before = done(floor.walkIn(STUDY, floor.party("bo")));
        assertEquals(
                Instant.parse("2026-11-25T03:00:00Z"), before.claim().span().until());
        assertEquals(
                List.of(SeatRefusal.BOOKED_NEXT),
                refused(floor.live(seats -> seats.extend(before.id(), Library.DESK, floor.library.now))));
        floor.on("2026-11-25", "11:15");
        assertInstanceOf(Booking.InUse.class, done(floor.checkIn(next, "ann")));
    }

    @Test
    void betweenTwoSlotsASeatThatNobodyBookedIsFree() {
        StudyFloor floor = new StudyFloor().zone(STUDY, OFTEN.with(Rule.PADDING_MINUTES, 15), chair("1"));
        floor.at("11:05");
        Booking early = done(floor.walkIn(STUDY, floor.party("ann")));
        assertEquals(
                Duration.ofHours(3), early.claim().span().length(), "the longest stay, though the slot ends at 14:15");
    }

    @Test
    void soManyBookingsLieBeforeAPerson() {
        StudyFloor floor = floor(ZoneRules.NLPI.with(Rule.OPEN_BOOKINGS, 2));
        done(floor.book(STUDY, "2026-11-25", "11:00", floor.party("ann")));
        Booking second = done(floor.book(STUDY, "2026-11-26", "11:00", floor.party("ann")));
        assertEquals(
                List.of(SeatRefusal.OPEN_BOOKINGS_USED_UP),
                refused(floor.book(STUDY, "2026-11-27", "11:00", floor.party("ann"))));
        floor.library.act(services ->
                services.seats().cancel(second.id(), false, "change-of-plan", Library.DESK, floor.library.now));
        done(floor.book(STUDY, "2026-11-27", "11:00", floor.party("ann")));
    }

    @Test
    void overAllZonesAPersonHasWhatTheLibraryGives() {
        StudyFloor floor = new StudyFloor(new Seats.Terms(2, 240))
                .zone(STUDY, OFTEN, chair("1"))
                .zone(OTHER, OFTEN, chair("9"));
        done(floor.book(STUDY, "2026-11-25", "08:00", floor.party("ann")));
        Booking second = done(floor.book(OTHER, "2026-11-25", "11:00", floor.party("ann")));
        assertEquals(Duration.ofHours(1), second.claim().span().length(), "what is left of four hours");
        assertEquals(
                List.of(SeatRefusal.LIBRARY_STAYS_USED_UP, SeatRefusal.LIBRARY_MINUTES_USED_UP),
                refused(floor.book(STUDY, "2026-11-25", "14:00", floor.party("ann"))));
        done(floor.book(STUDY, "2026-11-26", "14:00", floor.party("ann")));
    }
}
