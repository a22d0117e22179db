package org.carrel.hub.seat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.Library;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.callqueue.Feature;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.callqueue.Place;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.seat.Seats.Answer;

/** The floor of a small library with seats, for tests: sentences about it, and a clock moved by hand. */
final class StudyFloor {
    static final SeatZoneId ROOMS = new SeatZoneId("rooms");
    static final SeatZoneId STUDY = new SeatZoneId("study");

    /** A Tuesday, 09:00 in Taipei; open until 21:00. */
    static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    static final Instant NINE = Instant.parse("2026-11-24T01:00:00Z");

    final Library library;

    StudyFloor() {
        this(Seats.Terms.USUAL);
    }

    StudyFloor(Seats.Terms terms) {
        library = new Library(terms);
        library.now = NINE;
    }

    StudyFloor zone(SeatZoneId id, ZoneRules rules, Place... places) {
        library.store.run(services -> {
            services.seats()
                    .put(
                            new SeatZone(
                                    id,
                                    Library.MAIN,
                                    "討論小間",
                                    "Group rooms",
                                    "三樓服務檯",
                                    "desk on 3F",
                                    "A",
                                    List.of(WeeklyHours.NLPI),
                                    rules),
                            Library.DESK,
                            library.now);
            int order = 0;
            for (Place place : places) {
                order++;
                services.seats().put(id, new Seat(place, place.seat().value(), order), Library.DESK, library.now);
            }
        });
        return this;
    }

    static Place chair(String name, Feature... features) {
        return new Place(new SeatId(name), 1, 1, new TreeSet<>(Arrays.asList(features)));
    }

    static Place room(String name) {
        return new Place(new SeatId(name), 2, 4, new TreeSet<>());
    }

    PatronId patron(String name) {
        return library.patron(name);
    }

    Party party(String... names) {
        List<PatronId> members = Arrays.stream(names).map(this::patron).toList();
        return new Party(members.getFirst(), new TreeSet<>(members), new TreeSet<>());
    }

    /** Moves the clock to a time of this Tuesday in Taipei. */
    StudyFloor at(String time) {
        library.now = Instant.parse("2026-11-24T" + time + ":00+08:00");
        return this;
    }

    StudyFloor on(String day, String time) {
        library.now = Instant.parse(day + "T" + time + ":00+08:00");
        return this;
    }

    void pass(Duration time) {
        library.now = library.now.plus(time);
    }

    Answer<Booking.Live> book(SeatZoneId zone, String day, String time, Party party) {
        Instant from = Instant.parse(day + "T" + time + ":00+08:00");
        return library.act(services ->
                services.seats().book(zone, LocalDate.parse(day), from, party, List.of(), Library.DESK, library.now));
    }

    Answer<Booking.Live> walkIn(SeatZoneId zone, Party party) {
        return library.act(services -> services.seats().walkIn(zone, party, List.of(), Library.DESK, library.now));
    }

    Answer<WaitingEntry.Waiting> join(SeatZoneId zone, Party party) {
        return library.act(services -> services.seats().join(zone, party, Library.DESK, library.now));
    }

    Answer<Booking.Live> checkIn(Booking booking, String... names) {
        TreeSet<PatronId> cards = new TreeSet<>();
        Arrays.stream(names).map(PatronId::new).forEach(cards::add);
        return library.act(services -> services.seats().checkIn(booking.id(), cards, Library.DESK, library.now));
    }

    Answer<Seats.Claimed> claim(WaitingEntry entry, String... names) {
        TreeSet<PatronId> cards = new TreeSet<>();
        Arrays.stream(names).map(PatronId::new).forEach(cards::add);
        return library.act(services -> services.seats().claim(entry.ticket().id(), cards, Library.DESK, library.now));
    }

    Booking booking(Booking booking) {
        return library.ask(services -> services.seats().booking(booking.id(), library.now))
                .orElseThrow();
    }

    WaitingEntry ticket(WaitingEntry entry) {
        return library.ask(services -> services.seats().ticket(entry.ticket().id(), library.now))
                .orElseThrow();
    }

    ZoneDay today(SeatZoneId zone) {
        return library.ask(services -> services.seats().today(zone, library.now))
                .orElseThrow();
    }

    void tidy() {
        library.store.run(services -> services.seats().tidy(library.now));
    }

    Answer<Booking.Live> live(Function<Seats, Answer<Booking.Live>> wish) {
        return library.act(services -> wish.apply(services.seats()));
    }

    static <T> T done(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(T value) -> value;
            case Answer.Refused<T>(List<SeatRefusal> reasons) -> throw new AssertionError("refused: " + reasons);
        };
    }

    static List<SeatRefusal> refused(Answer<?> answer) {
        return switch (answer) {
            case Answer.Done<?> done -> throw new AssertionError("not refused: " + done);
            case Answer.Refused<?>(List<SeatRefusal> reasons) -> reasons;
        };
    }
}
