package org.carrel.hub.adapter.sql.seat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.callqueue.Feature;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.seat.Booking;
import org.carrel.hub.seat.Booking.Claim;
import org.carrel.hub.seat.Booking.Use;
import org.carrel.hub.seat.Span;

/** Bookings in a table; an index refuses two live ones that begin at one moment on one seat. */
final class BookingRows {
    private static final String COLUMNS =
            "SELECT id, zone, day, seat, applicant, members, needs, origin, made, span_from, span_until, state, present,"
                    + " since, leaves, extensions, warned, noticed, back_by, flag, detail, ended FROM seat_booking ";

    private final Sql sql;

    BookingRows(Sql sql) {
        this.sql = sql;
    }

    /** The stored names of the states. */
    private enum State {
        CONFIRMED,
        IN_USE,
        AWAY,
        SHORT_OF_PEOPLE,
        FINISHED,
        CANCELLED,
        NO_SHOW,
        RELEASED_AWAY,
        RELEASED_UNDER_MINIMUM,
        CLOSED_LIBRARY
    }

    /** What differs by state; what a state does not have is empty or 0. */
    private record Columns(
            State state,
            boolean live,
            String present,
            Use use,
            Instant noticed,
            Instant backBy,
            boolean flag,
            String detail,
            Instant ended) {
        private static final Use NONE = new Use(Instant.EPOCH, 0, 0, Instant.EPOCH);

        static Columns of(Booking booking) {
            return switch (booking) {
                case Booking.Confirmed b ->
                    plain(State.CONFIRMED, true, NONE, Instant.EPOCH).withPresent(Joined.write(b.present()));
                case Booking.InUse b -> plain(State.IN_USE, true, b.use(), Instant.EPOCH);
                case Booking.Away b ->
                    new Columns(State.AWAY, true, "", b.use(), b.left(), b.backBy(), b.seenEmpty(), "", Instant.EPOCH);
                case Booking.ShortOfPeople b ->
                    new Columns(
                            State.SHORT_OF_PEOPLE,
                            true,
                            "",
                            b.use(),
                            b.noticed(),
                            Instant.EPOCH,
                            false,
                            "",
                            Instant.EPOCH);
                case Booking.Finished b ->
                    new Columns(
                            State.FINISHED, false, "", b.use(), Instant.EPOCH, Instant.EPOCH, b.released(), "", b.at());
                case Booking.Cancelled b ->
                    new Columns(
                            State.CANCELLED,
                            false,
                            "",
                            NONE,
                            Instant.EPOCH,
                            Instant.EPOCH,
                            b.byStaff(),
                            b.reason(),
                            b.at());
                case Booking.NoShow b -> plain(State.NO_SHOW, false, NONE, b.at());
                case Booking.ReleasedAway b -> plain(State.RELEASED_AWAY, false, b.use(), b.at());
                case Booking.ReleasedUnderMinimum b -> plain(State.RELEASED_UNDER_MINIMUM, false, b.use(), b.at());
                case Booking.ClosedLibrary b -> plain(State.CLOSED_LIBRARY, false, NONE, b.at());
            };
        }

        private static Columns plain(State state, boolean live, Use use, Instant ended) {
            return new Columns(state, live, "", use, Instant.EPOCH, Instant.EPOCH, false, "", ended);
        }

        private Columns withPresent(String cards) {
            return new Columns(state, live, cards, use, noticed, backBy, flag, detail, ended);
        }
    }

    List<Booking> live(SeatZoneId zone, LocalDate day) {
        return sql.list(
                COLUMNS + "WHERE zone = ? AND day = ? AND live = 1 ORDER BY span_from, id",
                BookingRows::read,
                zone.value(),
                day.toString());
    }

    Optional<Booking> booking(BookingId id) {
        return sql.first(COLUMNS + "WHERE id = ?", BookingRows::read, id.value());
    }

    List<Booking> of(PatronId patron, LocalDate day) {
        return sql.list(
                COLUMNS + "JOIN seat_booking_person AS person ON person.booking = id"
                        + " WHERE person.patron = ? AND (live = 1 OR day = ?) ORDER BY span_from, id",
                BookingRows::read,
                patron.value(),
                day.toString());
    }

    /** Of any day, the last one first. */
    List<Booking> of(PatronId patron, int limit) {
        return sql.list(
                COLUMNS + "JOIN seat_booking_person AS person ON person.booking = id"
                        + " WHERE person.patron = ? ORDER BY span_from DESC, id LIMIT ?",
                BookingRows::read,
                patron.value(),
                limit);
    }

    List<Instant> ended(SeatZoneId zone, LocalDate day) {
        return sql.list(
                "SELECT ended FROM seat_booking WHERE zone = ? AND day = ? AND live = 0 AND state IN"
                        + " ('FINISHED', 'RELEASED_AWAY', 'RELEASED_UNDER_MINIMUM', 'NO_SHOW') ORDER BY ended",
                row -> row.instant("ended"),
                zone.value(),
                day.toString());
    }

    void put(Booking booking) {
        Columns columns = Columns.of(booking);
        Claim claim = booking.claim();
        sql.update(
                "UPDATE seat_booking SET seat = ?, span_until = ?, state = ?, live = ?, present = ?, since = ?, leaves = ?,"
                        + " extensions = ?, warned = ?, noticed = ?, back_by = ?, flag = ?, detail = ?, ended = ? WHERE id = ?",
                claim.seat().value(),
                claim.span().until().toEpochMilli(),
                columns.state().name(),
                columns.live() ? 1 : 0,
                columns.present(),
                columns.use().since().toEpochMilli(),
                columns.use().leaves(),
                columns.use().extensions(),
                columns.use().warned().toEpochMilli(),
                columns.noticed().toEpochMilli(),
                columns.backBy().toEpochMilli(),
                columns.flag() ? 1 : 0,
                columns.detail(),
                columns.ended().toEpochMilli(),
                claim.id().value());
    }

    void add(Booking booking) {
        Claim claim = booking.claim();
        Columns columns = Columns.of(booking);
        sql.update(
                "INSERT INTO seat_booking (id, zone, day, seat, applicant, members, needs, origin, made, span_from,"
                        + " span_until, state, live, present, since, leaves, extensions, warned, noticed, back_by, flag, detail,"
                        + " ended) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                claim.id().value(),
                claim.zone().value(),
                claim.day().toString(),
                claim.seat().value(),
                claim.party().applicant().value(),
                Joined.write(claim.party().members()),
                Joined.write(claim.party().needs()),
                claim.origin().name(),
                claim.made().toEpochMilli(),
                claim.span().from().toEpochMilli(),
                claim.span().until().toEpochMilli(),
                columns.state().name(),
                columns.live() ? 1 : 0,
                columns.present(),
                columns.use().since().toEpochMilli(),
                columns.use().leaves(),
                columns.use().extensions(),
                columns.use().warned().toEpochMilli(),
                columns.noticed().toEpochMilli(),
                columns.backBy().toEpochMilli(),
                columns.flag() ? 1 : 0,
                columns.detail(),
                columns.ended().toEpochMilli());
        for (PatronId member : claim.party().members()) {
            sql.update(
                    "INSERT INTO seat_booking_person (patron, booking) VALUES (?, ?)",
                    member.value(),
                    claim.id().value());
        }
    }

    private static Booking read(Row row) {
        Claim claim = new Claim(
                new BookingId(row.text("id")),
                new SeatZoneId(row.text("zone")),
                new SeatId(row.text("seat")),
                party(row),
                LocalDate.parse(row.text("day")),
                new Span(row.instant("span_from"), row.instant("span_until")),
                row.word(Booking.Origin.class, "origin"),
                row.instant("made"));
        Use use =
                new Use(row.instant("since"), row.integer("leaves"), row.integer("extensions"), row.instant("warned"));
        boolean flag = row.number("flag") == 1;
        Instant ended = row.instant("ended");
        return switch (row.word(State.class, "state")) {
            case CONFIRMED -> new Booking.Confirmed(claim, Joined.read(row.text("present"), PatronId::new));
            case IN_USE -> new Booking.InUse(claim, use);
            case AWAY -> new Booking.Away(claim, use, row.instant("noticed"), row.instant("back_by"), flag);
            case SHORT_OF_PEOPLE -> new Booking.ShortOfPeople(claim, use, row.instant("noticed"));
            case FINISHED -> new Booking.Finished(claim, use, ended, flag);
            case CANCELLED -> new Booking.Cancelled(claim, ended, flag, row.text("detail"));
            case NO_SHOW -> new Booking.NoShow(claim, ended);
            case RELEASED_AWAY -> new Booking.ReleasedAway(claim, use, ended);
            case RELEASED_UNDER_MINIMUM -> new Booking.ReleasedUnderMinimum(claim, use, ended);
            case CLOSED_LIBRARY -> new Booking.ClosedLibrary(claim, ended);
        };
    }

    static Party party(Row row) {
        return new Party(
                new PatronId(row.text("applicant")),
                Joined.read(row.text("members"), PatronId::new),
                Joined.read(row.text("needs"), Feature::valueOf));
    }
}
