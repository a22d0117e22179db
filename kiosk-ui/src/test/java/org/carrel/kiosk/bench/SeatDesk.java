package org.carrel.kiosk.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TicketId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAnswer.NotSeated;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.contract.message.seat.Slot;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.contract.message.seat.ZoneLine;

/** A hub's seats by the contract alone: a study room of four, one search place, a room for two to four, and a zone that is closed. One place for each person. */
public final class SeatDesk {
    public static final SeatZoneId STUDY = new SeatZoneId("study");
    public static final SeatZoneId SEARCH = new SeatZoneId("search");
    public static final SeatZoneId ROOMS = new SeatZoneId("rooms");
    public static final SeatZoneId TALK = new SeatZoneId("talk");
    private static final Duration STAY = Duration.ofHours(3);
    private static final Instant CLOSES = Instant.parse("2026-11-23T13:00:00Z");

    /** Somebody's seat. */
    private record Held(BookingId id, String card, BookingLine line) {}

    /** Somebody's number; {@code seat} while it is called. */
    private record Waiting(TicketId id, String card, Optional<SeatId> seat) {}

    private final SortedMap<SeatZoneId, List<SeatId>> zones = new TreeMap<>();
    private final SortedMap<SeatId, Held> held = new TreeMap<>();
    private final List<Held> ahead = new ArrayList<>();
    private final List<Waiting> queue = new ArrayList<>();
    private final List<List<String>> parties = new ArrayList<>();

    SeatDesk() {
        zones.put(STUDY, List.of(new SeatId("s1"), new SeatId("s2"), new SeatId("s3"), new SeatId("s4")));
        zones.put(SEARCH, List.of(new SeatId("c1")));
        zones.put(ROOMS, List.of(new SeatId("r1")));
        zones.put(TALK, List.of(new SeatId("k1")));
    }

    /** Whose each taken seat is, by card. */
    public SortedMap<SeatId, String> taken() {
        SortedMap<SeatId, String> taken = new TreeMap<>();
        held.forEach((seat, it) -> taken.put(seat, it.card()));
        return taken;
    }

    /** The cards that wait, in their order. */
    public List<String> waiting() {
        return queue.stream().map(Waiting::card).toList();
    }

    /** How many slots are booked. */
    public int booked() {
        return ahead.size();
    }

    /** Somebody sits down elsewhere. */
    public void take(String seat, String card) {
        SeatId id = new SeatId(seat);
        held.put(id, hold(new BookingId("b-" + seat), id, card, BookingLine.State.IN_USE, Instant.EPOCH));
    }

    /** Whoever sits there goes. */
    public void leave(String seat) {
        free(new SeatId(seat));
    }

    KioskAnswer zones(Instant now) {
        return new KioskAnswer.ZonesTold(
                now, zones.keySet().stream().map(zone -> line(zone)).toList());
    }

    KioskAnswer zone(SeatZoneId zone, Instant now) {
        List<SeatId> seats = seats(zone);
        return seats.isEmpty()
                ? new KioskAnswer.ZoneUnknown()
                : new KioskAnswer.ZoneTold(
                        now,
                        line(zone),
                        seats.stream().map(seat -> seat(zone, seat)).toList());
    }

    KioskAnswer slots(KioskAsk.Slots ask) {
        Instant from = ask.day().atTime(1, 0).toInstant(ZoneOffset.UTC);
        return new KioskAnswer.SlotsTold(List.of(
                new Slot(from, from.plus(STAY), 4), new Slot(from.plus(STAY), from.plus(STAY.multipliedBy(2)), 0)));
    }

    /** One slot more than for somebody alone, so that it is seen who was asked for. */
    KioskAnswer slots(KioskAsk.SlotsFor ask) {
        Instant from = ask.day().atTime(1, 0).toInstant(ZoneOffset.UTC);
        return new KioskAnswer.SlotsTold(List.of(
                new Slot(from, from.plus(STAY), ask.people() <= 4 ? 1 : 0),
                new Slot(from.plus(STAY), from.plus(STAY.multipliedBy(2)), 0),
                new Slot(from.plus(STAY.multipliedBy(2)), from.plus(STAY.multipliedBy(3)), 0)));
    }

    /** The parties that sit somewhere or have booked, each by the cards of the others. */
    public List<List<String>> parties() {
        return List.copyOf(parties);
    }

    KioskAnswer mine(String card, Instant now) {
        List<BookingLine> lines = new ArrayList<>();
        held.values().stream().filter(it -> it.card().equals(card)).forEach(it -> lines.add(it.line()));
        ahead.stream().filter(it -> it.card().equals(card)).forEach(it -> lines.add(it.line()));
        return new KioskAnswer.MySeatsTold(
                lines,
                queue.stream()
                        .filter(it -> it.card().equals(card))
                        .map(it -> ticket(it, now))
                        .toList());
    }

    KioskAnswer change(AskId id, KioskAsk.Change<?> ask, String card, Instant now) {
        return switch (ask) {
            case KioskAsk.TakeSeat it -> take(id, it, card, now);
            case KioskAsk.BookSeat it -> {
                BookingId booking = new BookingId("b-" + id.value());
                ahead.add(hold(booking, seats(it.zone()).getFirst(), card, BookingLine.State.BOOKED, it.from()));
                yield new KioskAnswer.Seated(ahead.getLast().line());
            }
            case KioskAsk.TakeTogether it ->
                party(it.others(), card)
                        .<KioskAnswer>map(reason -> new NotSeated(List.of(reason)))
                        .orElseGet(() -> seated(id, seats(it.zone()).getFirst(), card, now));
            case KioskAsk.BookTogether it ->
                party(it.others(), card)
                        .<KioskAnswer>map(reason -> new NotSeated(List.of(reason)))
                        .orElseGet(() -> {
                            BookingId booking = new BookingId("b-" + id.value());
                            ahead.add(hold(
                                    booking, seats(it.zone()).getFirst(), card, BookingLine.State.BOOKED, it.from()));
                            return new KioskAnswer.Seated(ahead.getLast().line());
                        });
            case KioskAsk.UseSeat it -> use(it, card, now);
            case KioskAsk.ClaimSeat it -> claim(id, it.ticket(), card, now);
            case KioskAsk.LeaveQueue it ->
                queue.removeIf(each ->
                                each.id().equals(it.ticket()) && each.card().equals(card))
                        ? new KioskAnswer.QueueLeft()
                        : new NotSeated(List.of(SeatReason.TICKET_UNKNOWN));
            default -> throw new IllegalStateException("not about seats: " + ask);
        };
    }

    private Optional<SeatReason> party(List<CardNumber> others, String card) {
        List<String> cards = others.stream().map(CardNumber::value).toList();
        if (cards.contains(card)) {
            return Optional.of(SeatReason.SAME_PERSON_TWICE);
        }
        if (cards.stream().anyMatch(other -> other.startsWith("X"))) {
            return Optional.of(SeatReason.CARD_OF_MEMBER_UNKNOWN);
        }
        parties.add(cards);
        return Optional.empty();
    }

    private KioskAnswer take(AskId id, KioskAsk.TakeSeat it, String card, Instant now) {
        List<SeatReason> reasons = new ArrayList<>();
        if (taken().containsValue(card)) {
            reasons.add(SeatReason.HAS_A_PLACE_THEN);
        }
        if (waiting().contains(card)) {
            reasons.add(SeatReason.WAITS_ALREADY);
        }
        if (it.zone().equals(ROOMS)) {
            reasons.add(SeatReason.ZONE_CLOSED);
        }
        if (!it.seat().isEmpty() && gone(it.seat().getFirst())) {
            reasons.add(SeatReason.SEAT_NOT_FREE);
        }
        if (!reasons.isEmpty()) {
            return new NotSeated(reasons);
        }
        Optional<SeatId> seat = it.seat().isEmpty()
                ? seats(it.zone()).stream()
                        .filter(each -> !gone(each) && features(each).containsAll(it.needs()))
                        .findFirst()
                : Optional.of(it.seat().getFirst());
        if (seat.isEmpty()) {
            queue.add(new Waiting(new TicketId("t-" + id.value()), card, Optional.empty()));
            return new KioskAnswer.Numbered(ticket(queue.getLast(), now));
        }
        return seated(id, seat.get(), card, now);
    }

    private KioskAnswer seated(AskId id, SeatId seat, String card, Instant now) {
        Held mine = hold(new BookingId("b-" + id.value()), seat, card, BookingLine.State.IN_USE, now);
        held.put(seat, mine);
        return new KioskAnswer.Seated(mine.line());
    }

    private KioskAnswer use(KioskAsk.UseSeat it, String card, Instant now) {
        for (Held mine : List.copyOf(ahead)) {
            if (mine.id().equals(it.booking()) && mine.card().equals(card)) {
                ahead.remove(mine);
                return new KioskAnswer.Seated(
                        in(mine, BookingLine.State.OVER, now).line());
            }
        }
        for (Map.Entry<SeatId, Held> each : List.copyOf(held.entrySet())) {
            Held mine = each.getValue();
            if (mine.id().equals(it.booking()) && mine.card().equals(card)) {
                return used(each.getKey(), mine, it, now);
            }
        }
        return new NotSeated(List.of(SeatReason.BOOKING_UNKNOWN));
    }

    private KioskAnswer used(SeatId seat, Held mine, KioskAsk.UseSeat it, Instant now) {
        Held next = switch (it.use()) {
            case CHECK_IN -> in(mine, BookingLine.State.IN_USE, now);
            case LEAVE -> in(mine, BookingLine.State.AWAY, now);
            case EXTEND, RELEASE, CANCEL -> mine;
        };
        return switch (it.use()) {
            case EXTEND ->
                new NotSeated(List.of(queue.isEmpty() ? SeatReason.EXTENDING_NOT_OPEN : SeatReason.SOMEBODY_WAITS));
            case RELEASE, CANCEL -> {
                free(seat);
                yield new KioskAnswer.Seated(
                        in(mine, BookingLine.State.OVER, now).line());
            }
            case CHECK_IN, LEAVE -> {
                held.put(seat, next);
                yield new KioskAnswer.Seated(next.line());
            }
        };
    }

    private KioskAnswer claim(AskId id, TicketId ticket, String card, Instant now) {
        for (Waiting each : List.copyOf(queue)) {
            if (each.id().equals(ticket) && each.card().equals(card)) {
                if (each.seat().isEmpty()) {
                    return new NotSeated(List.of(SeatReason.NOT_CALLED));
                }
                queue.remove(each);
                return seated(id, each.seat().get(), card, now);
            }
        }
        return new NotSeated(List.of(SeatReason.TICKET_UNKNOWN));
    }

    private List<SeatId> seats(SeatZoneId zone) {
        return zones.getOrDefault(zone, List.of());
    }

    /** Whoever waits longest is called to it. */
    private void free(SeatId seat) {
        held.remove(seat);
        for (int index = 0; index < queue.size(); index++) {
            Waiting each = queue.get(index);
            if (each.seat().isEmpty()) {
                queue.set(index, new Waiting(each.id(), each.card(), Optional.of(seat)));
                return;
            }
        }
    }

    private boolean gone(SeatId seat) {
        return held.containsKey(seat)
                || queue.stream().anyMatch(each -> each.seat().equals(Optional.of(seat)));
    }

    private static List<SeatLine.Feature> features(SeatId seat) {
        return switch (seat.value()) {
            case "s1" -> List.of(SeatLine.Feature.WHEELCHAIR_BAY, SeatLine.Feature.HEIGHT_ADJUSTABLE);
            case "s2" -> List.of(SeatLine.Feature.POWER);
            default -> List.of();
        };
    }

    private SeatZoneId zoneOf(SeatId seat) {
        return zones.keySet().stream()
                .filter(zone -> seats(zone).contains(seat))
                .findFirst()
                .orElseThrow();
    }

    private Held hold(BookingId id, SeatId seat, String card, BookingLine.State state, Instant from) {
        return new Held(
                id,
                card,
                new BookingLine(
                        id,
                        zoneOf(seat),
                        seat.value().toUpperCase(Locale.ROOT),
                        state,
                        from,
                        from.plus(STAY),
                        List.of()));
    }

    private static Held in(Held mine, BookingLine.State state, Instant now) {
        BookingLine line = mine.line();
        List<Instant> by = state == BookingLine.State.AWAY ? List.of(now.plus(Duration.ofMinutes(30))) : List.of();
        return new Held(
                mine.id(),
                mine.card(),
                new BookingLine(line.booking(), line.zone(), line.label(), state, line.from(), line.until(), by));
    }

    private ZoneLine line(SeatZoneId zone) {
        boolean open = !zone.equals(ROOMS);
        List<SeatId> seats = seats(zone);
        return new ZoneLine(
                zone,
                new SiteId("main"),
                "自修室 " + zone,
                "Zone " + zone,
                "一樓入口",
                "entrance, 1F",
                open,
                open ? List.of(new ZoneLine.Hours(CLOSES.minus(STAY.multipliedBy(4)), CLOSES)) : List.of(),
                "",
                seats.size(),
                open ? (int) seats.stream().filter(seat -> !gone(seat)).count() : 0,
                0,
                zone.equals(STUDY) ? queue.size() : 0,
                List.of());
    }

    private SeatLine seat(SeatZoneId zone, SeatId seat) {
        SeatLine.State state =
                zone.equals(ROOMS) ? SeatLine.State.CLOSED : gone(seat) ? SeatLine.State.IN_USE : SeatLine.State.FREE;
        return new SeatLine(
                seat,
                seat.value().toUpperCase(Locale.ROOT),
                state,
                List.of(CLOSES),
                zone.equals(TALK) ? 4 : 1,
                features(seat),
                List.of());
    }

    private TicketLine ticket(Waiting it, Instant now) {
        return new TicketLine(
                it.id(),
                STUDY,
                "A001",
                queue.indexOf(it),
                List.of(new TicketLine.Wait(20, 35)),
                "token",
                it.seat().stream()
                        .map(seat -> new TicketLine.Call(seat.value(), "", now.plus(Duration.ofMinutes(20))))
                        .toList());
    }
}
