package org.carrel.kiosk.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TicketId;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.contract.message.seat.Slot;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.contract.message.seat.ZoneLine;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.SeatScreen;
import org.carrel.kiosk.flow.View;
import org.carrel.kiosk.help.HelpOffer;
import org.carrel.kiosk.seat.Mine;
import org.carrel.kiosk.seat.PhonePage;
import org.carrel.kiosk.seat.SeatPlace;
import org.carrel.kiosk.seat.SeatWish;

/** Every screen about seats, by a name for its picture. */
public final class SeatShows {
    private static final Instant TEN = Instant.parse("2026-12-01T02:00:00Z");
    private static final Instant ONE = TEN.plusSeconds(3 * 3600);
    private static final LocalDate TOMORROW = LocalDate.of(2026, 12, 2);
    private static final SeatScreen.Sight LIVE = new SeatScreen.Sight(true, Optional.empty());
    private static final SeatScreen.Sight OLD = new SeatScreen.Sight(true, Optional.of(TEN));
    private static final SeatScreen.Sight OFFLINE = new SeatScreen.Sight(false, Optional.of(TEN));
    public static final PhonePage PAGE = new PhonePage("https://seats.nlpi.example/t/0123456789abcdefghijkl");
    private static final ZoneLine STUDY =
            zone("study", "自修室", "Study room", "一樓自修室入口", "study room entrance, 1F", 36, 12, 0);
    private static final ZoneLine FULL =
            zone("search", "資訊檢索區", "Search places", "二樓檢索區", "search places, 2F", 2, 0, 3);
    private static final ZoneLine SENIOR =
            zone("senior", "樂齡學習區", "Senior learning area", "三樓樂齡學習區", "senior learning area, 3F", 8, 5, 0);
    private static final ZoneLine CLOSED = new ZoneLine(
            new SeatZoneId("rooms"),
            new SiteId("main"),
            "討論小間",
            "Group rooms",
            "三樓服務檯",
            "desk on 3F",
            false,
            List.of(),
            "",
            3,
            0,
            0,
            0,
            List.of());

    private SeatShows() {}

    /**
     * @param rows so many lines fit
     * @param seats so many seats fit, in usual type
     */
    static SortedMap<String, Screen> all(View view, int rows, int seats) {
        int lines = Math.max(2, rows);
        int room = Math.max(6, view.rows(seats));
        SortedMap<String, Screen> all = new TreeMap<>();
        List<ZoneLine> zones = List.of(STUDY, FULL, CLOSED, SENIOR);
        all.put("80-seats-zones", new SeatScreen.Zones(zones, Mine.NONE, 0, lines, LIVE));
        all.put("81-seats-zones-mine", new SeatScreen.Zones(zones, mine(), 0, lines, OFFLINE));
        all.put("82-seats-plan", new SeatScreen.Plan(STUDY, seats(), new TreeSet<>(), 1, 0, room, LIVE));
        all.put(
                "83-seats-plan-wish",
                new SeatScreen.Plan(STUDY, seats(), new TreeSet<>(List.of(SeatLine.Feature.POWER)), 1, 0, room, OLD));
        all.put("83-seats-plan-together", new SeatScreen.Plan(STUDY, rooms(), new TreeSet<>(), 3, 0, room, LIVE));
        all.put("84-seats-plan-full", new SeatScreen.Plan(FULL, taken(), new TreeSet<>(), 1, 0, room, LIVE));
        all.put("85-seats-plan-closed", new SeatScreen.Plan(CLOSED, closed(), new TreeSet<>(), 1, 0, room, OFFLINE));
        all.put("86-seats-days", new SeatScreen.Days(STUDY, TOMORROW, SeatScreen.Days.A_WEEK));
        all.put("87-seats-slots", new SeatScreen.Slots(STUDY, TOMORROW, slots(), 0, lines, LIVE));
        all.put("88-seats-slots-none", new SeatScreen.Slots(STUDY, TOMORROW, List.of(), 0, lines, LIVE));
        SeatLine first = seats().getFirst();
        all.put("89-seats-card", new SeatScreen.ShowCard(now(List.of(first)), true));
        all.put("89-seats-card-any", new SeatScreen.ShowCard(now(List.of()), true));
        all.put(
                "89-seats-card-later",
                new SeatScreen.ShowCard(new SeatWish.Later(STUDY, TOMORROW, slots().getFirst(), 1), true));
        all.put("89-seats-card-broken", new SeatScreen.ShowCard(now(List.of()), false));
        SeatWish three = new SeatWish.Now(STUDY, List.of(), new TreeSet<>(), 3);
        all.put("85-seats-together", new SeatScreen.HowMany(4));
        all.put("89-seats-others", new SeatScreen.Others(three, 1, true));
        all.put("89-seats-others-broken", new SeatScreen.Others(three, 2, false));
        for (BookingLine.State state : BookingLine.State.values()) {
            all.put(
                    "90-seats-booked-" + state,
                    new SeatScreen.Booked(booking(state), Optional.of(STUDY), true, true, true));
        }
        all.put("91-seats-number", new SeatScreen.Numbered(ticket(false), Optional.of(FULL), PAGE, false, LIVE));
        all.put(
                "91-seats-number-called",
                new SeatScreen.Numbered(ticket(true), Optional.of(FULL), PhonePage.NONE, false, LIVE));
        all.put(
                "91-seats-number-over",
                new SeatScreen.Numbered(ticket(false), Optional.empty(), PhonePage.NONE, true, OLD));
        all.put(
                "92-seats-sure",
                new SeatScreen.GivingUp(new SeatPlace.Booked(booking(BookingLine.State.IN_USE), false)));
        all.put(
                "92-seats-sure-booking",
                new SeatScreen.GivingUp(new SeatPlace.Booked(booking(BookingLine.State.BOOKED), false)));
        all.put("92-seats-sure-number", new SeatScreen.GivingUp(new SeatPlace.Numbered(ticket(false), false)));
        all.put("93-seats-unanswered", new SeatScreen.NotDone(List.of(), false, false));
        all.put(
                "93-seats-refused",
                new SeatScreen.NotDone(
                        List.of(SeatReason.NO_SEAT_FOR_PARTY, SeatReason.HAS_A_PLACE_THEN, SeatReason.MINUTES_USED_UP),
                        false,
                        true));
        all.put("93-seats-refused-other", new SeatScreen.NotDone(List.of(SeatReason.SEAT_NOT_FREE), true, false));
        all.put("94-seats-no-news", new SeatScreen.NoNews());
        all.put("95-seats-help", new Screen.Help(all.get("82-seats-plan"), HelpOffer.OFFERED));
        return all;
    }

    static Mine mine() {
        return new Mine(List.of(booking(BookingLine.State.IN_USE)), List.of(ticket(false)));
    }

    private static List<SeatLine> rooms() {
        return seats().stream()
                .limit(6)
                .map(seat -> new SeatLine(
                        seat.seat(), seat.label(), seat.state(), seat.until(), 4, seat.features(), seat.mark()))
                .toList();
    }

    private static SeatWish now(List<SeatLine> seat) {
        return new SeatWish.Now(STUDY, seat, new TreeSet<>(), 1);
    }

    private static ZoneLine zone(
            String id, String zh, String en, String whereZh, String whereEn, int seats, int free, int waiting) {
        return new ZoneLine(
                new SeatZoneId(id),
                new SiteId("main"),
                zh,
                en,
                whereZh,
                whereEn,
                true,
                List.of(new ZoneLine.Hours(TEN.minusSeconds(7200), TEN.plusSeconds(11 * 3600))),
                "",
                seats,
                free,
                2,
                waiting,
                List.of());
    }

    /** Thirty-six, in each of the states. */
    private static List<SeatLine> seats() {
        List<SeatLine> seats = new ArrayList<>();
        SeatLine.State[] states = SeatLine.State.values();
        for (int number = 1; number <= 36; number++) {
            List<SeatLine.Feature> features = new ArrayList<>();
            if (number <= 2) {
                features.addAll(List.of(SeatLine.Feature.WHEELCHAIR_BAY, SeatLine.Feature.HEIGHT_ADJUSTABLE));
            }
            if (number <= 12) {
                features.add(SeatLine.Feature.POWER);
            }
            boolean free = number % 3 == 1;
            seats.add(seat(
                    String.format(Locale.ROOT, "%02d", number),
                    free ? SeatLine.State.FREE : states[number % states.length],
                    features));
        }
        return seats;
    }

    private static List<SeatLine> taken() {
        return List.of(seat("S1", SeatLine.State.IN_USE, List.of()), seat("S2", SeatLine.State.AWAY, List.of()));
    }

    private static List<SeatLine> closed() {
        return List.of(
                seat("301", SeatLine.State.CLOSED, List.of()),
                seat("302", SeatLine.State.CLOSED, List.of()),
                seat("303", SeatLine.State.CLOSED, List.of()));
    }

    private static SeatLine seat(String label, SeatLine.State state, List<SeatLine.Feature> features) {
        return new SeatLine(
                new SeatId("seat-" + label.toLowerCase(Locale.ROOT)),
                label,
                state,
                List.of(ONE),
                1,
                features,
                List.of());
    }

    private static List<Slot> slots() {
        Instant from = TEN.plusSeconds(22 * 3600);
        return List.of(
                new Slot(from, from.plusSeconds(3 * 3600), 22),
                new Slot(from.plusSeconds(3 * 3600), from.plusSeconds(6 * 3600), 1),
                new Slot(from.plusSeconds(6 * 3600), from.plusSeconds(9 * 3600), 0));
    }

    private static BookingLine booking(BookingLine.State state) {
        return new BookingLine(
                new BookingId("b1"), STUDY.zone(), "12", state, TEN, ONE, List.of(TEN.plusSeconds(1800)));
    }

    private static TicketLine ticket(boolean called) {
        return new TicketLine(
                new TicketId("t1"),
                FULL.zone(),
                "C012",
                called ? 0 : 3,
                List.of(new TicketLine.Wait(20, 35)),
                "token",
                called ? List.of(new TicketLine.Call("S1", "", TEN.plusSeconds(1200))) : List.of());
    }
}
