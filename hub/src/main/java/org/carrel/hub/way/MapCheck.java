package org.carrel.hub.way;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.hub.way.FloorMap.Face;
import org.carrel.hub.way.FloorMap.Landmark;
import org.carrel.hub.way.FloorMap.Level;
import org.carrel.hub.way.FloorMap.Passage;
import org.carrel.hub.way.FloorMap.Shelf;
import org.carrel.hub.way.FloorMap.Stop;

/**
 * Tries a map out before anybody relies on it: everything named is there, every stop and landmark is on walkable ground, in front of
 * every range one can stand, and every range can be reached from every landmark.
 */
public final class MapCheck {
    /** How far the ground may be from a point that a map names: people stand beside a kiosk, not in it. */
    static final double REACH = 1.5;

    /** From a shelf to where one stands before it. */
    private static final double STANDING = 0.7;

    private final FloorMap map;
    private final List<String> faults = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final SequencedMap<String, Ground> grounds = new LinkedHashMap<>();
    private final List<Spot> spots = new ArrayList<>();

    private MapCheck(FloorMap map) {
        this.map = map;
    }

    public static Checked check(FloorMap map) {
        MapCheck check = new MapCheck(map);
        check.run();
        if (!check.faults.isEmpty()) {
            return new Checked.Unusable(check.faults);
        }
        check.reach();
        return check.faults.isEmpty()
                ? new Checked.Usable(new Wayfinder(map, check.grounds, check.spots), check.remarks)
                : new Checked.Unusable(check.faults);
    }

    private void run() {
        if (map.levels().isEmpty()) {
            faults.add("levels: a building has at least one");
        }
        unique("level", map.levels().stream().map(Level::id).toList());
        unique(
                "shelf",
                map.levels().stream()
                        .flatMap(level -> level.shelves().stream())
                        .map(Shelf::id)
                        .toList());
        unique("passage", map.passages().stream().map(Passage::id).toList());
        unique("landmark", map.landmarks().stream().map(Landmark::id).toList());
        for (Level level : map.levels()) {
            if (Ground.isTooLarge(level)) {
                faults.add("level " + level.id() + ": more than 400 metres long; coordinates are in metres");
            } else {
                grounds.put(level.id(), Ground.of(level));
            }
        }
        for (Passage passage : map.passages()) {
            if (passage.stops().size() < 2) {
                faults.add("passage " + passage.id() + ": it joins at least two levels");
            }
            for (Stop stop : passage.stops()) {
                ground("passage " + passage.id(), stop.level(), stop.at());
            }
        }
        for (Landmark landmark : map.landmarks()) {
            ground("landmark " + landmark.id(), landmark.level(), landmark.at());
        }
        List<RangeOrder.Placed> ranges = new ArrayList<>();
        for (Level level : map.levels()) {
            for (Shelf shelf : level.shelves()) {
                shelf.faces().forEach(face -> stand(level, shelf, face, ranges));
            }
        }
        RangeOrder.Findings findings = RangeOrder.check(ranges);
        faults.addAll(findings.faults());
        remarks.addAll(findings.gaps());
    }

    private void unique(String kind, List<String> ids) {
        Set<String> seen = new TreeSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                faults.add(kind + " " + id + ": the name is there twice");
            }
        }
    }

    private void ground(String where, String level, Point at) {
        boolean known = map.levels().stream().anyMatch(other -> other.id().equals(level));
        Ground ground = grounds.get(level);
        if (!known) {
            faults.add(where + ": there is no level " + level);
        } else if (ground != null && ground.nearest(at, REACH).isEmpty()) {
            faults.add(where + ": no walkable ground within " + REACH + " metres of " + at.x() + "," + at.y()
                    + " on level " + level);
        }
    }

    private void stand(Level level, Shelf shelf, Face face, List<RangeOrder.Placed> ranges) {
        String where = "shelf " + shelf.id() + ", face " + face.id();
        double length = face.from().distance(face.to());
        Ground ground = grounds.get(level.id());
        if (length == 0) {
            faults.add(where + ": it has no length");
        }
        if (length == 0 || ground == null) {
            return;
        }
        for (int index = 0; index < face.ranges().size(); index++) {
            Point books =
                    face.from().towards(face.to(), (index + 0.5) / face.ranges().size());
            ranges.add(new RangeOrder.Placed(where, face.ranges().get(index)));
            Optional<Point> at = inFront(ground, shelf, face, books, length);
            if (at.isPresent()) {
                spots.add(new Spot(
                        level.id(), shelf.id(), face.id(), face.ranges().get(index), at.get(), books));
            } else {
                faults.add(where + ": one cannot stand in front of the range "
                        + face.ranges().get(index) + "; no walkable ground within half a metre of there");
            }
        }
    }

    /** On the side of the face that is not the shelf. */
    private static Optional<Point> inFront(Ground ground, Shelf shelf, Face face, Point books, double length) {
        double across = (face.to().y() - face.from().y()) / length * STANDING;
        double along = (face.from().x() - face.to().x()) / length * STANDING;
        Point one = new Point(books.x() + across, books.y() + along);
        Point other = new Point(books.x() - across, books.y() - along);
        boolean oneIsInside = shelf.outline().contains(books.towards(one, 0.1));
        return ground.nearest(oneIsInside ? other : one, STANDING - 0.2);
    }

    private void reach() {
        Map<String, String> anyhow = joined(false);
        Map<String, String> withoutSteps = joined(true);
        for (Landmark landmark : map.landmarks()) {
            String start = part(landmark.level(), landmark.at());
            Set<String> bySteps = new TreeSet<>();
            for (Spot spot : spots) {
                String goal = part(spot.level(), spot.at());
                if (!root(anyhow, start).equals(root(anyhow, goal))) {
                    faults.add("shelf " + spot.shelf() + ", face " + spot.face() + ": there is no way to it from "
                            + landmark.id());
                } else if (!root(withoutSteps, start).equals(root(withoutSteps, goal))) {
                    bySteps.add(spot.shelf());
                }
            }
            if (!bySteps.isEmpty()) {
                remarks.add(
                        "from " + landmark.id() + " there is no way without steps to " + String.join(", ", bySteps));
            }
        }
    }

    /** Which parts of the levels the passages join, each part to another of the same whole. */
    private Map<String, String> joined(boolean stepFree) {
        Map<String, String> joined = new TreeMap<>();
        for (Passage passage : map.passages()) {
            if (passage.kind().stepFree || !stepFree) {
                String first = part(
                        passage.stops().getFirst().level(),
                        passage.stops().getFirst().at());
                for (Stop stop : passage.stops()) {
                    String one = root(joined, part(stop.level(), stop.at()));
                    String other = root(joined, first);
                    if (!one.equals(other)) {
                        joined.put(one, other);
                    }
                }
            }
        }
        return joined;
    }

    private static String root(Map<String, String> joined, String part) {
        String at = part;
        for (String next = joined.get(at); next != null; next = joined.get(at)) {
            at = next;
        }
        return at;
    }

    private String part(String level, Point point) {
        Ground ground = grounds.get(level);
        int number = ground == null
                ? 0
                : ground.nearest(point, REACH).map(ground::part).orElse(0);
        return level + " part " + number;
    }
}
