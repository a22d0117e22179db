package org.carrel.hub.way;

import java.util.List;
import org.carrel.hub.way.FloorMap.Passage;

/** A way through the building, in the order in which it is gone. */
public record Route(List<Leg> legs) {
    public Route {
        legs = List.copyOf(legs);
    }

    /** One part of a way. */
    public sealed interface Leg {}

    /** @param points corners of the way, straight between */
    public record Walk(String level, List<Point> points) implements Leg {
        public Walk {
            points = List.copyOf(points);
        }

        double metres() {
            double metres = 0;
            for (int index = 1; index < points.size(); index++) {
                metres += points.get(index - 1).distance(points.get(index));
            }
            return metres;
        }
    }

    public record Change(String passage, Passage.Kind kind, String fromLevel, String toLevel) implements Leg {}

    /** What is walked, without what lifts and stairs cover. */
    public double metres() {
        return legs.stream()
                .mapToDouble(leg -> leg instanceof Walk walk ? walk.metres() : 0)
                .sum();
    }
}
