package org.carrel.hub.adapter.http.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.way.FloorMap;
import org.carrel.hub.way.FloorMap.Face;
import org.carrel.hub.way.FloorMap.Landmark;
import org.carrel.hub.way.FloorMap.Level;
import org.carrel.hub.way.FloorMap.Passage;
import org.carrel.hub.way.FloorMap.Range;
import org.carrel.hub.way.FloorMap.Shelf;
import org.carrel.hub.way.FloorMap.Stop;
import org.carrel.hub.way.Point;
import org.carrel.hub.way.Polygon;
import org.carrel.hub.way.Route;
import org.carrel.hub.way.Spot;

/** How maps, places and ways are shown: coordinates in metres, lists of points as SVG's {@code points} takes them. */
final class WayViews {
    private static final String POINTS = "As SVG's points takes it: x,y x,y …, in metres.";
    private static final int POINTS_LENGTH_MAX = 20_000;

    private static final View<Range> RANGE = View.<Range>named("ShelfRange")
            .text("from", 100, "The first call number that stands here.", Range::from)
            .text("before", 100, "The first that does not; empty at the end.", Range::before);

    private static final View<Face> FACE = View.<Face>named("ShelfFace")
            .text("id", 100, "Its name.", Face::id)
            .text("line", 100, POINTS, face -> points(List.of(face.from(), face.to())))
            .list("ranges", RANGE, 200, "What stands here, from the line's beginning to its end.", Face::ranges);

    private static final View<Shelf> SHELF = View.<Shelf>named("Shelf")
            .text("id", 100, "Its name.", Shelf::id)
            .text(
                    "outline",
                    POINTS_LENGTH_MAX,
                    POINTS,
                    shelf -> points(shelf.outline().corners()))
            .list("faces", FACE, 20, "Its sides.", Shelf::faces);

    private record Outline(Polygon polygon) {}

    private static final View<Outline> OUTLINE = View.<Outline>named("Outline")
            .text(
                    "points",
                    POINTS_LENGTH_MAX,
                    POINTS,
                    outline -> points(outline.polygon().corners()));

    private static final View<Level> LEVEL = View.<Level>named("Level")
            .text("id", 100, "Its name.", Level::id)
            .text("nameZh", 100, "Its Chinese name.", Level::nameZh)
            .text("nameEn", 100, "Its English name.", Level::nameEn)
            .text("viewBox", 100, "As SVG takes it: x y width height.", WayViews::viewBox)
            .text(
                    "floor",
                    POINTS_LENGTH_MAX,
                    POINTS,
                    level -> points(level.floor().corners()))
            .list(
                    "blocked",
                    OUTLINE,
                    1_000,
                    "Walls, desks and voids.",
                    level -> level.blocked().stream().map(Outline::new).toList())
            .list("shelves", SHELF, 1_000, "The shelves.", Level::shelves);

    private static final View<Stop> STOP = View.<Stop>named("PassageStop")
            .text("level", 100, "The level.", Stop::level)
            .text("at", 50, "x,y in metres.", stop -> point(stop.at()));

    private static final View<Passage> PASSAGE = View.<Passage>named("Passage")
            .text("id", 100, "Its name.", Passage::id)
            .word("kind", Passage.Kind.class, "How one goes.", Passage::kind)
            .list("stops", STOP, 50, "Where it stops.", Passage::stops);

    private static final View<Landmark> LANDMARK = View.<Landmark>named("Landmark")
            .text("id", 100, "Its name, or the device that stands there.", Landmark::id)
            .text("nameZh", 100, "Its Chinese name.", Landmark::nameZh)
            .text("nameEn", 100, "Its English name.", Landmark::nameEn)
            .text("level", 100, "The level.", Landmark::level)
            .text("at", 50, "x,y in metres.", landmark -> point(landmark.at()));

    static final View<FloorMap> MAP = View.<FloorMap>named("FloorMap")
            .list("levels", LEVEL, 50, "From the lowest to the highest as the file has them.", FloorMap::levels)
            .list("passages", PASSAGE, 100, "Lifts, ramps, stairs.", FloorMap::passages)
            .list("landmarks", LANDMARK, 500, "Where a way can begin.", FloorMap::landmarks);

    static final View<Spot> SPOT = View.<Spot>named("Spot")
            .text("level", 100, "The level.", Spot::level)
            .text("shelf", 100, "The shelf.", Spot::shelf)
            .text("face", 100, "The side of the shelf.", Spot::face)
            .part("range", RANGE, "What stands there.", Spot::range)
            .text("at", 50, "Where one stands in front of it: x,y in metres.", spot -> point(spot.at()))
            .text("books", 50, "The middle of its part of the shelf.", spot -> point(spot.books()));

    private static final View<Route.Leg> LEG = View.<Route.Leg>named("RouteLeg")
            .member("kind", new Schema.Word(List.of("walk", "change")), "What one does.", leg -> switch (leg) {
                case Route.Walk _ -> "walk";
                case Route.Change _ -> "change";
            })
            .text("level", 100, "Where one walks, or from which level one changes.", leg -> switch (leg) {
                case Route.Walk(String level, List<Point> _) -> level;
                case Route.Change change -> change.fromLevel();
            })
            .perhaps("points", Schema.text(POINTS_LENGTH_MAX), POINTS, leg -> switch (leg) {
                case Route.Walk(String _, List<Point> points) -> Optional.of(points(points));
                case Route.Change _ -> Optional.empty();
            })
            .perhaps("toLevel", Schema.text(100), "To which level one changes.", leg -> switch (leg) {
                case Route.Walk _ -> Optional.empty();
                case Route.Change change -> Optional.of(change.toLevel());
            })
            .perhaps("passage", Schema.text(100), "By which passage.", leg -> switch (leg) {
                case Route.Walk _ -> Optional.empty();
                case Route.Change change -> Optional.of(change.passage());
            })
            .perhaps("by", Schema.wordsOf(Passage.Kind.class), "What kind of passage it is.", leg -> switch (leg) {
                case Route.Walk _ -> Optional.empty();
                case Route.Change change -> Optional.of(Schema.word(change.kind()));
            });

    /** A way and where it ends. */
    record Guided(Route route, Spot spot) {}

    static final View<Guided> ROUTE = View.<Guided>named("Route")
            .member(
                    "metres",
                    new Schema.Decimal(),
                    "How far one walks.",
                    guided -> rounded(guided.route().metres()))
            .list(
                    "legs",
                    LEG,
                    100,
                    "In the order in which they are gone.",
                    guided -> guided.route().legs())
            .part("place", SPOT, "Where it ends.", Guided::spot);

    private WayViews() {}

    private static String viewBox(Level level) {
        double left =
                level.floor().corners().stream().mapToDouble(Point::x).min().orElseThrow();
        double top =
                level.floor().corners().stream().mapToDouble(Point::y).min().orElseThrow();
        double right =
                level.floor().corners().stream().mapToDouble(Point::x).max().orElseThrow();
        double bottom =
                level.floor().corners().stream().mapToDouble(Point::y).max().orElseThrow();
        return rounded(left) + " " + rounded(top) + " " + rounded(right - left) + " " + rounded(bottom - top);
    }

    private static String points(List<Point> points) {
        return points.stream().map(WayViews::point).collect(Collectors.joining(" "));
    }

    private static String point(Point point) {
        return rounded(point.x()) + "," + rounded(point.y());
    }

    private static BigDecimal rounded(double metres) {
        BigDecimal rounded =
                BigDecimal.valueOf(metres).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
