package org.carrel.hub.seat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.TicketId;
import org.carrel.hub.Library;
import org.carrel.hub.branch.Opening;
import org.carrel.hub.branch.SpecialDay;
import org.carrel.hub.callqueue.Feature;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.seat.Seat.Outage;
import org.carrel.hub.seat.Seats.Answer;

/** Random days on a floor with three zones: what patrons, staff, the clock and the weather do, one step at a time, told by a seed. */
final class RandomSeatDays {
    static final SeatZoneId DESK = new SeatZoneId("desk");
    static final List<SeatZoneId> ZONES = List.of(StudyFloor.STUDY, StudyFloor.ROOMS, DESK);

    /** Over all zones; little more than one zone gives, so that it is felt. */
    static final Seats.Terms TERMS = new Seats.Terms(7, 300);

    final StudyFloor floor = new StudyFloor(TERMS);
    final List<PatronId> patrons = new ArrayList<>();
    final Map<BookingId, Booking> bookings = new LinkedHashMap<>();
    final List<TicketId> tickets = new ArrayList<>();

    /** Many more than seats, so that the lists are long. */
    private static final int PEOPLE = 24;

    private final SplittableRandom random;

    RandomSeatDays(long seed) {
        random = new SplittableRandom(seed);
        for (int person = 1; person <= PEOPLE; person++) {
            patrons.add(floor.patron("p" + person));
        }
        Map<Rule, Integer> often = new EnumMap<>(Rule.class);
        often.put(Rule.STAYS_PER_DAY, 6);
        often.put(Rule.MINUTES_PER_DAY, 240);
        often.put(Rule.SLOT_MINUTES, 60);
        often.put(Rule.BOOK_FROM_DAYS, 0);
        often.put(Rule.EXTENSIONS, 3);
        often.put(Rule.BOOK_THROUGH_DAYS, 2);
        often.put(Rule.OPEN_BOOKINGS, 2);
        often.put(Rule.WALK_IN_PERCENT, 30);
        SortedSet<Violation.Kind> everything = new TreeSet<>(List.of(Violation.Kind.values()));
        ZoneRules busy = new ZoneRules(often, ZoneRules.NLPI.meals(), everything, new TreeSet<>(), LocalTime.NOON);
        floor.zone(
                StudyFloor.STUDY,
                busy,
                StudyFloor.chair("s1"),
                StudyFloor.chair("s2", Feature.POWER),
                StudyFloor.chair("s3", Feature.WHEELCHAIR_BAY));
        floor.zone(
                StudyFloor.ROOMS,
                ZoneRules.NLPI.with(Rule.STAYS_PER_DAY, 2).with(Rule.PENALTY_ALL_MEMBERS, 1),
                StudyFloor.room("r1"),
                StudyFloor.room("r2"));
        floor.zone(
                DESK,
                busy.with(Rule.CALL_BY_STAFF, 1)
                        .with(Rule.CALL_COURTESY, 1)
                        .with(Rule.CALL_AVOID_FOUR, 1)
                        .with(Rule.WALK_IN_PERCENT, 0)
                        .with(Rule.PADDING_MINUTES, 10)
                        .with(Rule.WARN_MINUTES, 20),
                StudyFloor.chair("d1"));
    }

    Library library() {
        return floor.library;
    }

    Instant now() {
        return floor.library.now;
    }

    String step() {
        floor.pass(Duration.ofSeconds(random.nextInt(20, 500)));
        goToOpening();
        return switch (random.nextInt(24)) {
            case 0, 1 -> book();
            case 2, 3 -> walkIn();
            case 4, 5 -> come();
            case 6, 7 -> checkIn();
            case 8 -> use("leave", (seats, id) -> seats.leave(id, Library.DESK, now()));
            case 9 -> use("seen empty", (seats, id) -> seats.seenEmpty(id, Library.DESK, now()));
            case 10 -> use("extend", (seats, id) -> seats.extend(id, Library.DESK, now()));
            case 11 -> use("release", (seats, id) -> seats.release(id, Library.DESK, now()));
            case 12 ->
                use(
                        "cancel",
                        (seats, id) -> seats.cancel(id, random.nextInt(4) == 0, "change-of-plan", Library.DESK, now()));
            case 13 -> use("count", (seats, id) -> seats.headCount(id, random.nextInt(4), Library.DESK, now()));
            case 14, 15, 16 -> join();
            case 17, 18 -> claim();
            case 19 -> callNext();
            case 20 -> random.nextInt(3) == 0 ? leaveQueue() : recall();
            case 21 -> tidy();
            case 22 ->
                switch (random.nextInt(4)) {
                    case 0 -> calendar();
                    case 1 -> outage();
                    default -> restart();
                };
            default -> clock();
        };
    }

    /** Nights and closed days are short here: little happens in them. */
    private void goToOpening() {
        boolean open = floor.today(StudyFloor.STUDY).opening() instanceof Opening.Open hours && hours.isOpen(now());
        if (!open && random.nextInt(4) > 0) {
            LocalDate today = LocalDate.ofInstant(now(), Violations.TAIPEI);
            Instant opening = today.atTime(8, 0).atZone(Violations.TAIPEI).toInstant();
            library().now = now().isBefore(opening)
                    ? opening
                    : today.plusDays(1).atTime(8, 0).atZone(Violations.TAIPEI).toInstant();
        }
    }

    private String book() {
        LocalDate day = LocalDate.ofInstant(now(), Violations.TAIPEI).plusDays(random.nextInt(3));
        SeatZoneId zone = any(ZONES);
        int hour = random.nextInt(13);
        // Where seats are padded, slots begin later from one to the next.
        int minutes = zone.equals(DESK) ? 70 * Math.min(hour, 10) : 60 * hour;
        Instant from =
                day.atTime(8, 0).plusMinutes(minutes).atZone(Violations.TAIPEI).toInstant();
        Party party = party(zone);
        return "book " + zone + " " + from + ": "
                + noted(library().act(s -> s.seats().book(zone, day, from, party, List.of(), Library.DESK, now())));
    }

    private String walkIn() {
        SeatZoneId zone = any(ZONES);
        Party party = party(zone);
        return "walk in " + zone + ": "
                + noted(library().act(s -> s.seats().walkIn(zone, party, List.of(), Library.DESK, now())));
    }

    private String come() {
        SeatZoneId zone = any(ZONES);
        Party party = party(zone);
        var answer = library().act(s -> s.seats().seatOrNumber(zone, party, Library.DESK, now()));
        if (answer instanceof Answer.Done<Seats.Given>(Seats.Given given)) {
            switch (given) {
                case Seats.Given.Seated(Booking.Live booking) -> bookings.put(booking.id(), booking);
                case Seats.Given.Numbered(WaitingEntry.Waiting entry) ->
                    tickets.add(entry.ticket().id());
            }
        }
        return "come to " + zone + ": " + answer;
    }

    private <T extends Booking> Answer<T> noted(Answer<T> answer) {
        if (answer instanceof Answer.Done<T>(T booking)) {
            bookings.put(booking.id(), booking);
        }
        return answer;
    }

    private Party party(SeatZoneId zone) {
        int size = zone.equals(StudyFloor.ROOMS) ? random.nextInt(2, 5) : 1;
        List<PatronId> members = new ArrayList<>();
        while (members.size() < size) {
            PatronId member = any(patrons);
            if (!members.contains(member)) {
                members.add(member);
            }
        }
        SortedSet<Feature> needs = new TreeSet<>();
        if (zone.equals(StudyFloor.STUDY) && random.nextInt(5) == 0) {
            needs.add(random.nextBoolean() ? Feature.WHEELCHAIR_BAY : Feature.POWER);
        }
        return new Party(members.getFirst(), new TreeSet<>(members), needs);
    }

    private String checkIn() {
        if (bookings.isEmpty()) {
            return "nobody to check in";
        }
        Booking booking = any(lately());
        SortedSet<PatronId> cards = cards(booking.claim().party());
        return "check in: " + noted(library().act(s -> s.seats().checkIn(booking.id(), cards, Library.DESK, now())));
    }

    /** Of the newest bookings one is more likely to be live. */
    private List<Booking> lately() {
        List<Booking> all = List.copyOf(bookings.values());
        return all.subList(Math.max(0, all.size() - 12), all.size());
    }

    private SortedSet<PatronId> cards(Party party) {
        return random.nextInt(3) == 0 ? new TreeSet<>(List.of(any(patrons))) : party.members();
    }

    /** Something done to a booking. */
    @FunctionalInterface
    private interface Use {
        Answer<? extends Booking> of(Seats seats, BookingId booking);
    }

    private String use(String what, Use use) {
        if (bookings.isEmpty()) {
            return "nothing to " + what;
        }
        BookingId booking = any(lately()).id();
        return what + " " + booking + ": " + library().act(s -> noted(use.of(s.seats(), booking)));
    }

    private String join() {
        SeatZoneId zone = any(ZONES);
        Party party = party(zone);
        var answer = library().act(s -> s.seats().join(zone, party, Library.DESK, now()));
        if (answer instanceof Answer.Done<?>(WaitingEntry.Waiting waiting)) {
            tickets.add(waiting.ticket().id());
        }
        return "join " + zone + ": " + answer;
    }

    private String claim() {
        if (tickets.isEmpty()) {
            return "nobody to claim";
        }
        TicketId ticket = ticket();
        Party party = library()
                .ask(s -> s.seats().ticket(ticket, now()))
                .orElseThrow()
                .ticket()
                .party();
        SortedSet<PatronId> cards = cards(party);
        var answer = library().act(s -> s.seats().claim(ticket, cards, Library.DESK, now()));
        if (answer instanceof Answer.Done<?>(Seats.Claimed.Seated(Booking.Live booking))) {
            bookings.put(booking.id(), booking);
        }
        return "claim " + ticket + ": " + answer;
    }

    private String callNext() {
        SeatZoneId zone = random.nextInt(3) == 0 ? any(ZONES) : DESK;
        return "call next " + zone + ": " + library().act(s -> s.seats().callNext(zone, "2", Library.DESK, now()));
    }

    private String leaveQueue() {
        if (tickets.isEmpty()) {
            return "nobody to leave";
        }
        TicketId ticket = ticket();
        return "leave queue " + ticket + ": " + library().act(s -> s.seats().leaveQueue(ticket, Library.DESK, now()));
    }

    private String recall() {
        if (tickets.isEmpty()) {
            return "nobody to recall";
        }
        TicketId ticket = ticket();
        return "recall " + ticket + ": " + library().act(s -> s.seats().recall(ticket, "1", Library.DESK, now()));
    }

    /** Mostly one that is called just now: the others can do little. */
    private TicketId ticket() {
        List<TicketId> called = new ArrayList<>();
        for (SeatZoneId zone : ZONES) {
            floor.today(zone).queue().entries().forEach(entry -> {
                if (entry instanceof WaitingEntry.Called) {
                    called.add(entry.ticket().id());
                }
            });
        }
        return called.isEmpty() || random.nextInt(6) == 0
                ? any(tickets.subList(Math.max(0, tickets.size() - 6), tickets.size()))
                : any(called);
    }

    private String tidy() {
        return "tidy " + library().<Integer>act(s -> s.seats().tidy(now()));
    }

    private String calendar() {
        LocalDate day = LocalDate.ofInstant(now(), Violations.TAIPEI).plusDays(random.nextInt(2));
        boolean close = random.nextInt(3) == 0;
        library().store.run(s -> {
            if (close) {
                s.hours().put(new SpecialDay(Library.MAIN, day, List.of(), "typhoon"), Library.DESK, now());
            } else {
                s.hours().removeSpecialDay(Library.MAIN, day, Library.DESK, now());
            }
        });
        return (close ? "close " : "open ") + day;
    }

    /** One seat, for an hour or two or nobody knows how long, or all of a zone in order again. */
    private String outage() {
        SeatZoneId zone = any(ZONES);
        List<Seat> seats = floor.today(zone).seats();
        List<SeatId> all = seats.stream().map(Seat::id).toList();
        if (random.nextInt(3) == 0) {
            library().store.run(s -> s.outages().inOrder(zone, all, Library.DESK, now()));
            return zone + " in order";
        }
        List<SeatId> one = List.of(any(all));
        Instant until = random.nextInt(3) == 0 ? Instant.MAX : now().plus(Duration.ofMinutes(random.nextInt(30, 200)));
        return one + " out of order until " + until + ": "
                + library()
                        .<SeatOutages.Outcome>act(s ->
                                s.outages().outOfOrder(zone, one, new Outage("broken", until), Library.DESK, now()));
    }

    private String restart() {
        library().restart();
        return "restart";
    }

    private String clock() {
        return switch (random.nextInt(4)) {
            case 0 -> {
                floor.pass(Duration.ofMinutes(-30));
                yield "the clock goes back";
            }
            case 1 -> {
                floor.pass(Duration.ofMinutes(30));
                yield "the clock goes forward";
            }
            case 2 -> {
                floor.pass(Duration.ofHours(random.nextInt(2, 14)));
                yield "hours go by";
            }
            default -> "nothing";
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
