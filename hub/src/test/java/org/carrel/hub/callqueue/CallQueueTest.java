package org.carrel.hub.callqueue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.TicketId;
import org.carrel.hub.callqueue.Offering.Offer;
import org.carrel.hub.callqueue.WaitingEntry.Called;
import org.carrel.hub.callqueue.WaitingEntry.Waiting;
import org.junit.jupiter.api.Test;

/** Goal: the order of a waiting list can be explained to whoever stands in it. Method: small lists written out by hand. */
class CallQueueTest {
    private static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");
    private static final Instant CLOSING = Instant.parse("2026-11-25T13:00:00Z");
    private static final CallRules NLPI = new CallRules(Duration.ofMinutes(20), 2, 0, false, false, 2_000);

    private CallQueue queue = CallQueue.EMPTY;

    @Test
    void whoCameFirstIsOfferedFirst() {
        Ticket first = joins(1);
        Ticket second = joins(1);
        joins(1);

        assertEquals(List.of(first, second), offered(place("a", 1, 1), place("b", 1, 1)));
    }

    @Test
    void aPartyIsPassedOverOnlyForAPlaceThatDoesNotFitIt() {
        Ticket four = joins(4);
        Ticket one = joins(1);

        assertEquals(List.of(one), offered(place("chair", 1, 1)), "a chair is no use to four");
        assertEquals(List.of(four), offered(place("room", 2, 4)), "the room is theirs, whoever else waits");
    }

    @Test
    void aLaterPartyNeverOvertakesForTheSameRoom() {
        Ticket four = joins(4);
        joins(2);
        joins(4);

        assertEquals(List.of(four), offered(place("room", 2, 4)));
    }

    @Test
    void whoNeedsAccessComesFirstForTheSeatThatGivesItAndForNoOther() {
        Ticket anybody = joins(1);
        Ticket wheelchair = joins(1, Feature.WHEELCHAIR_BAY);

        Place bay = place("bay", 1, 1, Feature.WHEELCHAIR_BAY);
        Place chair = place("chair", 1, 1);
        assertEquals(List.of(wheelchair), offered(bay));
        assertEquals(List.of(anybody), offered(chair));
        assertEquals(List.of(wheelchair, anybody), offered(bay, chair));
    }

    @Test
    void aWishForPowerIsNoReasonToBeServedFirst() {
        Ticket anybody = joins(1);
        joins(1, Feature.POWER);

        assertEquals(List.of(anybody), offered(place("desk", 1, 1, Feature.POWER)));
    }

    @Test
    void thePlainestPlaceGoesFirst() {
        joins(1);
        Place plain = place("z", 1, 1);
        Offer offer = Offering.offers(
                        queue,
                        List.of(
                                place("a", 1, 1, Feature.WHEELCHAIR_BAY),
                                place("b", 1, 1, Feature.POWER, Feature.MONITOR),
                                place("c", 1, 4),
                                plain))
                .getFirst();
        assertEquals(plain, offer.place());
    }

    @Test
    void aNumberIsNeverGivenTwiceAndFourMayBeLeftOut() {
        assertEquals(1, queue.nextNumber(NLPI));
        CallRules noFours = new CallRules(Duration.ofMinutes(20), 2, 0, true, false, 2_000);
        List<Integer> numbers = IntStream.range(0, 20)
                .mapToObj(count -> {
                    Ticket ticket = ticket(queue.nextNumber(noFours), Party.of(new PatronId("p" + count)));
                    queue = queue.join(ticket).queue();
                    queue = queue.leave(queue.entry(ticket.id()).orElseThrow(), NOON)
                            .queue();
                    return ticket.number();
                })
                .toList();
        assertEquals(20, numbers.stream().distinct().count());
        assertTrue(numbers.stream().noneMatch(number -> number % 10 == 4), numbers.toString());
        assertEquals("A003", ticket(3, Party.of(new PatronId("p"))).label("A"));
        assertEquals("1234", ticket(1_234, Party.of(new PatronId("p"))).label(""));
    }

    @Test
    void aCallThatIsOverForfeitsAndTheInstantOfItsEndIsTooLate() {
        joins(1);
        Called called = call(NOON);
        Instant end = NOON.plus(NLPI.hold());

        assertTrue(queue.at(NLPI, CLOSING, end.minusMillis(1)).changed().isEmpty());
        CallQueue.Moved over = queue.at(NLPI, CLOSING, end.plusSeconds(3_600));
        WaitingEntry.Passed passed =
                assertInstanceOf(WaitingEntry.Passed.class, over.changed().getFirst());
        assertEquals(end, passed.at(), "over when its time was over, not when somebody looked");
        assertEquals(called.ticket(), passed.ticket());
        assertTrue(queue.at(NLPI, CLOSING, end).queue().entries().isEmpty());
    }

    @Test
    void calledAgainDoesNotMeanLonger() {
        joins(1);
        Called called = call(NOON);
        Called again = assertInstanceOf(
                Called.class, queue.recall(called, "3F").changed().getFirst());
        assertEquals(called.call().until(), again.call().until());
        assertEquals(1, again.call().recalls());
        assertEquals("3F", again.call().desk());
    }

    @Test
    void aLibraryMayLetAPartyThatMissedItsCallWaitBehindAFewOthersOnce() {
        CallRules courteous = new CallRules(Duration.ofMinutes(20), 2, 2, false, false, 2_000);
        Ticket late = joins(1);
        Ticket second = joins(1);
        Ticket third = joins(1);
        Ticket fourth = joins(1);
        call(NOON);
        queue = queue.at(courteous, CLOSING, NOON.plusSeconds(1_200)).queue();
        assertEquals(
                List.of(second.id(), third.id(), late.id(), fourth.id()),
                queue.entries().stream().map(entry -> entry.ticket().id()).toList());

        queue = new CallQueue(
                queue.entries().stream()
                        .filter(entry -> entry.ticket().id().equals(late.id()))
                        .toList(),
                queue.lastNumber());
        call(NOON);
        queue = queue.at(courteous, CLOSING, NOON.plusSeconds(1_200)).queue();
        assertTrue(queue.entries().isEmpty(), "once");
    }

    @Test
    void atClosingTheListEnds() {
        joins(1);
        joins(1);
        CallQueue.Moved closed = queue.at(NLPI, CLOSING, CLOSING);
        assertTrue(closed.queue().entries().isEmpty());
        assertEquals(2, closed.changed().size());
        assertEquals(2, closed.queue().lastNumber(), "a number of the day stays given");
    }

    @Test
    void anEstimateIsARangeAndSaysNothingWhenLittleIsKnown() {
        List<Instant> ends = List.of(NOON.plusSeconds(3_000), NOON.plusSeconds(1_200), NOON.plusSeconds(2_400));
        List<Instant> freed = IntStream.range(0, 6)
                .mapToObj(count -> NOON.minusSeconds(600L * count))
                .toList();
        assertEquals(
                Optional.of(new Estimate(Duration.ofMinutes(10), Duration.ofMinutes(40))),
                Estimate.of(1, ends, freed, NOON));
        assertEquals(Optional.empty(), Estimate.of(1, ends, freed.subList(0, 4), NOON), "four places became free");
        assertEquals(Optional.empty(), Estimate.of(3, ends, freed, NOON), "more wait than stays end");
    }

    @Test
    void theBoardShowsWhoIsCalledAndTheLastFourBefore() {
        List<Board.Line> calls = new ArrayList<>();
        for (int number = 9; number >= 1; number--) {
            Instant called = NOON.minusSeconds(60L * (9 - number));
            calls.add(new Board.Line("A00" + number, "1", "", called, called.plusSeconds(1_200), 1));
        }
        Board board = Board.of(calls, List.of("A009", "A008"), 5, NOON);
        assertEquals(List.of("A009", "A008"), numbers(board.calling()));
        assertEquals(List.of("A007", "A006", "A005", "A004"), numbers(board.before()));
    }

    private static List<String> numbers(List<Board.Line> lines) {
        return lines.stream().map(Board.Line::number).toList();
    }

    private Ticket joins(int people, Feature... needs) {
        int number = queue.nextNumber(NLPI);
        List<PatronId> members = IntStream.range(0, people)
                .mapToObj(member -> new PatronId("p" + number + "-" + member))
                .toList();
        Ticket ticket = ticket(
                number, new Party(members.getFirst(), new TreeSet<>(members), new TreeSet<>(Arrays.asList(needs))));
        queue = queue.join(ticket).queue();
        return ticket;
    }

    private static Ticket ticket(int number, Party party) {
        return new Ticket(
                new TicketId("t" + number),
                "token" + number,
                new SeatZoneId("z"),
                LocalDate.of(2026, 11, 25),
                number,
                party,
                NOON,
                CallQueue.order(number),
                0);
    }

    private Called call(Instant now) {
        Offer offer = Offering.offers(queue, List.of(place("seat", 1, 1))).getFirst();
        CallQueue.Moved moved = queue.call(offer, now.plus(NLPI.hold()), "", now);
        queue = moved.queue();
        return assertInstanceOf(Called.class, moved.changed().getFirst());
    }

    private List<Ticket> offered(Place... free) {
        return Offering.offers(queue, List.of(free)).stream()
                .map(Offer::entry)
                .map(Waiting::ticket)
                .collect(Collectors.toList());
    }

    private static Place place(String seat, int least, int most, Feature... features) {
        return new Place(new SeatId(seat), least, most, new TreeSet<>(Arrays.asList(features)));
    }
}
