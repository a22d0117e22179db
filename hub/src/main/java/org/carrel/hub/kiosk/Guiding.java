package org.carrel.hub.kiosk;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAnswer.NoWay;
import org.carrel.contract.message.KioskAnswer.NoWayReason;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.Leg;
import org.carrel.contract.message.kiosk.Plan;
import org.carrel.contract.message.kiosk.Plan.Outline;
import org.carrel.contract.message.seat.ZoneLine.OnPlan;
import org.carrel.contract.topic.Address;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.CallNumber;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.way.FloorMap;
import org.carrel.hub.way.FloorMap.Landmark;
import org.carrel.hub.way.FloorMap.Level;
import org.carrel.hub.way.Point;
import org.carrel.hub.way.Route;
import org.carrel.hub.way.Spot;
import org.carrel.hub.way.Wayfinder;

/** Draws plans and ways on them. */
final class Guiding {
    private static final int CENTIMETRES = 100;

    /** Two numbers of up to six digits. */
    private static final int CORNER_BYTES = 14;

    private static final int SHELF_BYTES = 30;
    private static final int MARK_BYTES = 80;
    private static final int MARKS_MAX = 60;
    private static final int LEGS_MAX = 20;
    private static final int NAME_CHARACTERS = 40;

    private final KioskParts parts;

    Guiding(KioskParts parts) {
        this.parts = parts;
    }

    private Optional<Wayfinder> finder(SiteId branch) {
        return parts.guide().way(branch, parts.maps().map(branch));
    }

    KioskAnswer way(Address kiosk, KioskAsk.WayTo ask) {
        Optional<Bib> bib = parts.catalogue().bib(ask.bib());
        if (bib.isEmpty()) {
            return new NoWay(NoWayReason.TITLE_UNKNOWN);
        }
        Optional<Wayfinder> finder = finder(kiosk.site());
        if (finder.isEmpty()) {
            return new NoWay(NoWayReason.NO_PLAN);
        }
        Optional<Landmark> from =
                finder.get().landmark(ask.from().isEmpty() ? kiosk.device().value() : ask.from());
        if (from.isEmpty()) {
            return new NoWay(NoWayReason.START_UNKNOWN);
        }
        for (Item copy : parts.catalogue().items(ask.bib())) {
            Optional<CallNumber> number =
                    CallNumber.of(copy.callNumber().isEmpty() ? bib.get().callNumber() : copy.callNumber());
            Optional<Spot> spot = copy.branch().equals(kiosk.site()) && copy.use() != Item.Use.WITHDRAWN
                    ? number.flatMap(finder.get()::spot)
                    : Optional.empty();
            if (spot.isPresent()) {
                return finder.get()
                        .route(from.get(), spot.get(), ask.stepFree())
                        .filter(route -> route.legs().size() <= LEGS_MAX)
                        .<KioskAnswer>map(route -> shown(number.get(), route, spot.get()))
                        .orElseGet(() -> new NoWay(NoWayReason.NO_SUCH_WAY));
            }
        }
        return new NoWay(NoWayReason.NOT_ON_PLAN);
    }

    private static KioskAnswer shown(CallNumber number, Route route, Spot spot) {
        return new KioskAnswer.WayShown(
                number.written(),
                route.legs().stream().map(Guiding::leg).toList(),
                spot.level(),
                spot.shelf(),
                at(spot.books()),
                Math.toIntExact(Math.round(route.metres())));
    }

    private static Leg leg(Route.Leg leg) {
        return switch (leg) {
            case Route.Walk(String level, List<Point> points) -> new Leg.Walk(level, outline(points));
            case Route.Change change ->
                new Leg.Change(
                        switch (change.kind()) {
                            case LIFT -> Leg.Passage.LIFT;
                            case RAMP -> Leg.Passage.RAMP;
                            case STAIRS -> Leg.Passage.STAIRS;
                            case ESCALATOR -> Leg.Passage.ESCALATOR;
                        },
                        change.fromLevel(),
                        change.toLevel());
        };
    }

    /** Beyond what one answer holds, shelves are left out before marks and walls: ways can be drawn all the same. */
    KioskAnswer plan(Address kiosk, String name) {
        Optional<FloorMap> map = finder(kiosk.site()).map(Wayfinder::map);
        Optional<Level> level = map.stream()
                .flatMap(known -> known.levels().stream())
                .filter(known -> known.id().equals(name))
                .findFirst();
        if (map.isEmpty() || level.isEmpty()) {
            return new KioskAnswer.NoPlan();
        }
        Budget budget = new Budget();
        Outline floor = outline(level.get().floor().corners());
        if (!budget.takes(bytes(floor))) {
            return new KioskAnswer.NoPlan();
        }
        List<Outline> blocked = level.get().blocked().stream()
                .map(wall -> outline(wall.corners()))
                .filter(wall -> budget.takes(bytes(wall)))
                .toList();
        List<Plan.Mark> marks = map.get().landmarks().stream()
                .filter(landmark -> landmark.level().equals(name))
                .limit(MARKS_MAX)
                .map(Guiding::mark)
                .filter(mark -> budget.takes(MARK_BYTES, mark.id(), mark.nameZh(), mark.nameEn()))
                .toList();
        List<Plan.Shelf> shelves = level.get().shelves().stream()
                .map(shelf -> new Plan.Shelf(
                        Lines.cut(shelf.id(), NAME_CHARACTERS),
                        outline(shelf.outline().corners())))
                .filter(shelf -> budget.takes(SHELF_BYTES + bytes(shelf.outline()), shelf.id()))
                .toList();
        Plan plan = new Plan(
                name,
                Lines.cut(level.get().nameZh(), NAME_CHARACTERS),
                Lines.cut(level.get().nameEn(), NAME_CHARACTERS),
                floor,
                blocked,
                shelves,
                marks);
        return new KioskAnswer.PlanShown(
                plan, map.get().levels().stream().map(Level::id).toList());
    }

    private static int bytes(Outline outline) {
        return outline.corners().size() * CORNER_BYTES;
    }

    private static Plan.Mark mark(Landmark landmark) {
        return new Plan.Mark(
                Lines.cut(landmark.id(), NAME_CHARACTERS),
                Lines.cut(landmark.nameZh(), NAME_CHARACTERS),
                Lines.cut(landmark.nameEn(), NAME_CHARACTERS),
                at(landmark.at()));
    }

    /** Where something with a mark of its own is on the plan of a branch; none or one. */
    List<OnPlan> mark(SiteId branch, String id) {
        return finder(branch).flatMap(finder -> finder.landmark(id)).stream()
                .map(landmark -> new OnPlan(landmark.level(), at(landmark.at())))
                .toList();
    }

    private static Outline outline(List<Point> points) {
        return new Outline(points.stream().map(Guiding::at).toList());
    }

    private static Plan.Spot at(Point point) {
        return new Plan.Spot(centimetres(point.x()), centimetres(point.y()));
    }

    /** A plan begins at 0; what a map draws beyond its corner by a hair's breadth is on the corner. */
    private static int centimetres(double metres) {
        return Math.toIntExact(Math.max(0, Math.round(metres * CENTIMETRES)));
    }
}
