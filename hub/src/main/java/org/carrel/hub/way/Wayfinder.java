package org.carrel.hub.way;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.carrel.hub.catalogue.CallNumber;
import org.carrel.hub.way.FloorMap.Landmark;
import org.carrel.hub.way.FloorMap.Passage;
import org.carrel.hub.way.FloorMap.Stop;
import org.carrel.hub.way.Route.Change;
import org.carrel.hub.way.Route.Leg;
import org.carrel.hub.way.Route.Walk;

/** Finds call numbers in a building and ways to them. Made by {@link MapCheck} of a map that holds; immutable, for any thread. */
public final class Wayfinder {
    private final FloorMap map;
    private final SequencedMap<String, Ground> grounds;
    private final List<Spot> spots;
    private final List<Node> stops = new ArrayList<>();

    /** A point where ways begin, end or change levels; {@code passage} is -1 when they do not change there. */
    private record Node(int index, String level, Point at, int passage, int stop) {}

    Wayfinder(FloorMap map, SequencedMap<String, Ground> grounds, List<Spot> spots) {
        this.map = map;
        this.grounds = new LinkedHashMap<>(grounds);
        this.spots = List.copyOf(spots);
        for (int passage = 0; passage < map.passages().size(); passage++) {
            List<Stop> of = map.passages().get(passage).stops();
            for (int stop = 0; stop < of.size(); stop++) {
                Point at = nearest(of.get(stop).level(), of.get(stop).at()).orElseThrow();
                stops.add(new Node(stops.size() + 2, of.get(stop).level(), at, passage, stop));
            }
        }
    }

    public FloorMap map() {
        return map;
    }

    /** Where each range of the building stands. */
    public List<Spot> spots() {
        return spots;
    }

    /** Where a call number stands; empty when no range holds it. */
    public Optional<Spot> spot(CallNumber number) {
        return spots.stream().filter(spot -> spot.range().holds(number)).findFirst();
    }

    public Optional<Landmark> landmark(String id) {
        return map.landmarks().stream()
                .filter(landmark -> landmark.id().equals(id))
                .findFirst();
    }

    public boolean isWalkable(String level, Point point) {
        Ground ground = grounds.get(level);
        return ground != null && ground.isFree(point);
    }

    private Optional<Point> nearest(String level, Point point) {
        return Optional.ofNullable(grounds.get(level)).flatMap(ground -> ground.nearest(point, MapCheck.REACH));
    }

    /** The way from a landmark to a spot; empty when there is none, such as none without steps. */
    public Optional<Route> route(Landmark from, Spot to, boolean stepFree) {
        Optional<Point> start = nearest(from.level(), from.at());
        return start.flatMap(
                at -> route(new Node(0, from.level(), at, -1, -1), new Node(1, to.level(), to.at(), -1, -1), stepFree));
    }

    /** A node reached, by which leg from which other, at what cost. */
    private record Reached(Node node, double cost, int from, Leg leg) implements Comparable<Reached> {
        @Override
        public int compareTo(Reached other) {
            int compared = Double.compare(cost, other.cost);
            return compared != 0 ? compared : Integer.compare(node.index(), other.node.index());
        }
    }

    private Optional<Route> route(Node start, Node goal, boolean stepFree) {
        Map<Integer, Reached> settled = new TreeMap<>();
        PriorityQueue<Reached> open = new PriorityQueue<>();
        open.add(new Reached(start, 0, -1, new Walk(start.level(), List.of(start.at()))));
        while (!open.isEmpty()) {
            Reached reached = open.remove();
            if (settled.putIfAbsent(reached.node().index(), reached) == null) {
                if (reached.node().index() == goal.index()) {
                    return Optional.of(new Route(legs(settled, goal.index())));
                }
                walks(reached, goal, stepFree, settled, open);
                changes(reached, stepFree, open);
            }
        }
        return Optional.empty();
    }

    private void walks(
            Reached reached, Node goal, boolean stepFree, Map<Integer, Reached> settled, PriorityQueue<Reached> open) {
        boolean arrivedHere = reached.leg() instanceof Walk && reached.from() >= 0;
        if (arrivedHere) {
            // Two walks on end are one walk, which is tried from where the first began.
            return;
        }
        List<Node> targets = new ArrayList<>(stops);
        targets.add(goal);
        for (Node target : targets) {
            boolean useful = target.level().equals(reached.node().level())
                    && !settled.containsKey(target.index())
                    && (target.passage() < 0 || usable(target.passage(), stepFree));
            Ground ground = grounds.get(target.level());
            if (useful && ground != null) {
                ground.way(reached.node().at(), target.at()).ifPresent(points -> {
                    Walk walk = new Walk(target.level(), points);
                    open.add(new Reached(
                            target,
                            reached.cost() + walk.metres(),
                            reached.node().index(),
                            walk));
                });
            }
        }
    }

    private void changes(Reached reached, boolean stepFree, PriorityQueue<Reached> open) {
        int passage = reached.node().passage();
        if (passage < 0 || !usable(passage, stepFree)) {
            return;
        }
        Passage by = map.passages().get(passage);
        for (Node other : stops) {
            if (other.passage() == passage && other.stop() != reached.node().stop()) {
                int levels = Math.abs(other.stop() - reached.node().stop());
                open.add(new Reached(
                        other,
                        reached.cost() + by.kind().waiting + levels * by.kind().perLevel,
                        reached.node().index(),
                        new Change(by.id(), by.kind(), reached.node().level(), other.level())));
            }
        }
    }

    private boolean usable(int passage, boolean stepFree) {
        return !stepFree || map.passages().get(passage).kind().stepFree;
    }

    private static List<Leg> legs(Map<Integer, Reached> settled, int goal) {
        List<Leg> legs = new ArrayList<>();
        int at = goal;
        while (at >= 0) {
            Reached reached = settled.get(at);
            if (reached == null || reached.from() < 0) {
                break;
            }
            legs.add(reached.leg());
            at = reached.from();
        }
        return legs.reversed();
    }
}
