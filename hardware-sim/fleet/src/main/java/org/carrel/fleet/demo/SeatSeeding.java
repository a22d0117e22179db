package org.carrel.fleet.demo;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.callqueue.Feature;
import org.carrel.hub.callqueue.Place;
import org.carrel.hub.seat.Rule;
import org.carrel.hub.seat.Seat;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.Seats;
import org.carrel.hub.seat.ZoneRules;

/** The demo's seats: a study room, three group rooms, and two search places that are full as soon as two people sit there. Open as their branch. */
final class SeatSeeding {
    private static final int STUDY_SEATS = 36;
    private static final int ACCESSIBLE_SEATS = 2;
    private static final int SEATS_WITH_POWER = 12;

    private SeatSeeding() {}

    static void seed(Seats seats, SiteId site, Actor by, Instant now) {
        study(seats, site, by, now);
        rooms(seats, site, by, now);
        search(seats, site, by, now);
    }

    private static void search(Seats seats, SiteId site, Actor by, Instant now) {
        SeatZoneId zone = new SeatZoneId("search");
        ZoneRules rules = ZoneRules.NLPI.with(Rule.STAYS_PER_DAY, 6).with(Rule.MINUTES_PER_DAY, 720);
        seats.put(
                new SeatZone(zone, site, "資訊檢索區", "Search places", "二樓檢索區", "search places, 2F", "C", List.of(), rules),
                by,
                now);
        for (int number = 1; number <= 2; number++) {
            String label = "S" + number;
            seats.put(
                    zone,
                    new Seat(new Place(new SeatId("search-" + number), 1, 1, new TreeSet<>()), label, number),
                    by,
                    now);
        }
    }

    private static void study(Seats seats, SiteId site, Actor by, Instant now) {
        SeatZoneId zone = new SeatZoneId("study");
        ZoneRules rules = ZoneRules.NLPI
                .with(Rule.STAYS_PER_DAY, 6)
                .with(Rule.MINUTES_PER_DAY, 720)
                .with(Rule.EXTENSIONS, 3)
                .with(Rule.PATRON_CHOOSES, 1);
        seats.put(
                new SeatZone(
                        zone, site, "自修室", "Study room", "一樓自修室入口", "study room entrance, 1F", "A", List.of(), rules),
                by,
                now);
        for (int number = 1; number <= STUDY_SEATS; number++) {
            TreeSet<Feature> features = new TreeSet<>();
            if (number <= ACCESSIBLE_SEATS) {
                features.addAll(List.of(Feature.WHEELCHAIR_BAY, Feature.HEIGHT_ADJUSTABLE));
            }
            if (number <= SEATS_WITH_POWER) {
                features.add(Feature.POWER);
            }
            String label = String.format(Locale.ROOT, "%02d", number);
            seats.put(zone, new Seat(new Place(new SeatId("study-" + label), 1, 1, features), label, number), by, now);
        }
    }

    private static void rooms(Seats seats, SiteId site, Actor by, Instant now) {
        SeatZoneId zone = new SeatZoneId("rooms");
        seats.put(
                new SeatZone(zone, site, "討論小間", "Group rooms", "三樓服務檯", "desk on 3F", "B", List.of(), ZoneRules.NLPI),
                by,
                now);
        for (int number = 1; number <= 3; number++) {
            String label = "30" + number;
            seats.put(
                    zone,
                    new Seat(new Place(new SeatId("room-" + label), 2, 4, new TreeSet<>()), label, number),
                    by,
                    now);
        }
    }
}
