package org.carrel.hub.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.CallBoard;
import org.carrel.contract.topic.Address;
import org.carrel.hub.Library;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.callqueue.Place;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.seat.Booking;
import org.carrel.hub.seat.Seat;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.Seats;
import org.carrel.hub.seat.ZoneRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What displays are told, and when. Method: one seat, a queue before it, and a clock moved by hand; a Tuesday, open from nine. */
class BoardsTest {
    private static final SeatZoneId STUDY = new SeatZoneId("study");
    private static final Address DISPLAY = new Address(Library.MAIN, new DeviceId("display-1"));
    private static final Device.Names NAMES = new Device.Names("叫號螢幕", "Call display", "二樓", "2F");

    private final Library library = new Library();
    private Boards boards = new Boards(library.store);

    @BeforeEach
    void furnish() {
        library.now = Library.START.plus(Duration.ofHours(25));
        library.store.run(services -> {
            services.fleet().devices().enrol(DISPLAY, NAMES, Birth.Kind.CALL_DISPLAY, Library.DESK, library.now);
            services.fleet()
                    .devices()
                    .enrol(
                            new Address(Library.MAIN, new DeviceId("kiosk-1")),
                            NAMES,
                            Birth.Kind.KIOSK,
                            Library.DESK,
                            library.now);
            services.seats()
                    .put(
                            new SeatZone(
                                    STUDY,
                                    Library.MAIN,
                                    "自修室",
                                    "Study room",
                                    "三樓服務檯",
                                    "desk on 3F",
                                    "A",
                                    List.of(WeeklyHours.NLPI),
                                    ZoneRules.NLPI),
                            Library.DESK,
                            library.now);
            services.seats()
                    .put(
                            STUDY,
                            new Seat(new Place(new SeatId("s1"), 1, 1, new TreeSet<>()), "S1", 1),
                            Library.DESK,
                            library.now);
        });
    }

    private List<CallBoard> said() {
        return boards.due(library.now).stream()
                .map(outbound -> assertInstanceOf(Outbound.Say.class, outbound))
                .map(say -> {
                    assertEquals(DISPLAY, say.device());
                    assertTrue(say.publication().retain());
                    assertTrue(say.expiry().isPositive(), "a board that nobody renews does not stay for ever");
                    return assertInstanceOf(CallBoard.class, say.message());
                })
                .toList();
    }

    private Seats.Given comes(String name) {
        Party party = Party.of(library.patron(name));
        return switch (library.act(
                services -> services.seats().seatOrNumber(STUDY, party, Library.DESK, library.now))) {
            case Seats.Answer.Done<Seats.Given>(Seats.Given given) -> given;
            case Seats.Answer.Refused<Seats.Given> refused -> throw new AssertionError(refused.reasons());
        };
    }

    private void leaves(Seats.Given given) {
        Booking.Live booking = assertInstanceOf(Seats.Given.Seated.class, given).booking();
        library.store.run(services -> services.seats().release(booking.id(), Library.DESK, library.now));
    }

    private static List<String> numbers(CallBoard board) {
        return board.zones().getFirst().calling().stream()
                .map(CallBoard.Call::number)
                .toList();
    }

    @Test
    void onlyDisplaysAreToldAtOnceAndAgainEveryFiveSeconds() {
        CallBoard first = said().getFirst();
        assertEquals(List.of(), numbers(first));
        assertEquals("三樓服務檯", first.zones().getFirst().whereZh());
        assertEquals(List.of(), said());
        library.now = library.now.plusSeconds(4);
        assertEquals(List.of(), said());
        library.now = library.now.plusSeconds(1);
        CallBoard again = said().getFirst();
        assertEquals(first.zones(), again.zones());
        assertTrue(again.version() > first.version());
    }

    @Test
    void aCallIsSaidWithTheNextLookAndIsGoneByTheClockAlthoughNothingRan() {
        Seats.Given seat = comes("ann");
        comes("bo");
        assertEquals(1, said().getFirst().zones().getFirst().waiting());
        leaves(seat);
        CallBoard called = said().getFirst();
        assertEquals(List.of("A001"), numbers(called));
        CallBoard.Call call = called.zones().getFirst().calling().getFirst();
        assertEquals("S1", call.seat());
        assertEquals(library.now.plus(Duration.ofMinutes(20)), call.until());
        String wire = new String(MessageCodec.encode(called).toArray(), StandardCharsets.UTF_8);
        assertFalse(wire.contains("bo\"") || wire.contains("C-bo"), "numbers only: " + wire);
        library.now = call.until();
        CallBoard over = said().getFirst();
        assertEquals(List.of(), numbers(over));
        assertEquals("A001", over.zones().getFirst().before().getFirst().number());
    }

    @Test
    void whatDidNotReachTheBrokerIsSaidAgain() {
        assertEquals(1, said().size());
        boards.repeat(DISPLAY);
        assertEquals(1, said().size());
    }

    /** A clock that is set back, and another life of the hub: the next word is the newer one all the same. */
    @Test
    void versionsGrowWhateverTheClockDoes() {
        long first = said().getFirst().version();
        library.now = library.now.minusSeconds(1_800);
        long second = said().getFirst().version();
        assertTrue(second > first);
        boards = new Boards(library.store);
        library.now = library.now.plusSeconds(1_801);
        assertTrue(said().getFirst().version() > second);
    }
}
