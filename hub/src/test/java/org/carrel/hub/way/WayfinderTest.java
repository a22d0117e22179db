package org.carrel.hub.way;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.map.MapFile;
import org.carrel.hub.catalogue.CallNumber;
import org.carrel.hub.way.FloorMap.Landmark;
import org.carrel.hub.way.FloorMap.Level;
import org.carrel.hub.way.FloorMap.Passage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goal: every book has a place, every way to it stays on walkable ground and ends there, and a map that would break this is refused with
 * what is wrong. Method: the demo's building of two floors, every landmark to every range, with steps and without; random points; maps with one
 * thing broken.
 */
class WayfinderTest {
    private static final SiteId MAIN = new SiteId("main");

    /** Between a way and what stands beside it at least this is left. */
    private static final double ELBOW = 0.19;

    private static String file;
    private static Wayfinder way;

    @BeforeAll
    static void read() throws IOException {
        file = Files.readString(Path.of(
                System.getProperty("carrel.root"), "hardware-sim/fleet/src/main/resources/demo/floor-map.json"));
        Checked.Usable usable = assertInstanceOf(Checked.Usable.class, new MapFile().read(MAIN, file));
        assertEquals(List.of(), usable.remarks());
        way = usable.way();
    }

    @ParameterizedTest
    @CsvSource({
        "000.1 2, A1, A1s, 1F",
        "857.49 5514, B3, B3s, 2F",
        "857.63 2603, B3, B3s, 2F",
        "857.7 1, B3, B3n, 2F",
        "859.9 1, B3, B3n, 2F",
        "R 030.8 12, R1, R1s, 1F",
        "J 859.6 1, J1, J1s, 1F",
        "999 1, B5, B5s, 2F",
        "QA76.73.J38, B6, B6n, 2F",
        "PN241.5 .S65, B6, B6s, 2F",
        "Z5 .A1, B6, B6n, 2F"
    })
    void aCallNumberHasItsPlace(String number, String shelf, String face, String level) {
        Spot spot = way.spot(CallNumber.of(number).orElseThrow()).orElseThrow();
        assertEquals(List.of(shelf, face, level), List.of(spot.shelf(), spot.face(), spot.level()));
        assertTrue(spot.at().distance(spot.books()) < 1.5, "one stands before the books");
    }

    @Test
    void whatNoRangeHoldsHasNone() {
        assertTrue(way.spot(CallNumber.of("兒 859 1").orElseThrow()).isEmpty());
    }

    @Test
    void everyWayStaysOnWalkableGroundAndEndsAtTheRange() {
        for (Landmark from : way.map().landmarks()) {
            for (Spot to : way.spots()) {
                for (boolean stepFree : List.of(false, true)) {
                    Route route = way.route(from, to, stepFree).orElseThrow();
                    requireSound(route, from, to, stepFree);
                }
            }
        }
    }

    private static void requireSound(Route route, Landmark from, Spot to, boolean stepFree) {
        String level = from.level();
        List<Point> walked = new ArrayList<>();
        for (Route.Leg leg : route.legs()) {
            switch (leg) {
                case Route.Walk walk -> {
                    assertEquals(level, walk.level(), "one walks where one is");
                    requireClear(walk);
                    walked.addAll(walk.points());
                }
                case Route.Change change -> {
                    assertEquals(level, change.fromLevel());
                    assertTrue(!stepFree || change.kind() != Passage.Kind.STAIRS, "no steps were asked for");
                    level = change.toLevel();
                }
            }
        }
        assertEquals(to.level(), level);
        assertEquals(to.at(), walked.getLast());
        assertTrue(walked.getFirst().distance(from.at()) <= 1.5);
    }

    /** Against the drawing itself: every few centimetres of the way, inside the floor and clear of everything. */
    private static void requireClear(Route.Walk walk) {
        Level level = way.map().levels().stream()
                .filter(other -> other.id().equals(walk.level()))
                .findFirst()
                .orElseThrow();
        for (int index = 1; index < walk.points().size(); index++) {
            Point a = walk.points().get(index - 1);
            Point b = walk.points().get(index);
            int steps = (int) Math.ceil(a.distance(b) / 0.05);
            for (int step = 0; step <= steps; step++) {
                Point at = a.towards(b, (double) step / steps);
                assertTrue(level.floor().contains(at), () -> at + " is outside of " + level.id());
                level.blocked().forEach(wall -> requireApart(wall, at));
                level.shelves().forEach(shelf -> requireApart(shelf.outline(), at));
            }
        }
    }

    private static void requireApart(Polygon polygon, Point at) {
        assertTrue(
                !polygon.touches(at.x() - ELBOW, at.y() - ELBOW, at.x() + ELBOW, at.y() + ELBOW),
                () -> at + " is in or too near to " + polygon);
    }

    @Test
    void stairsAreTakenOnlyWhenAllowed() {
        Landmark entrance = way.landmark("entrance").orElseThrow();
        Spot upstairs = way.spot(CallNumber.of("880 1").orElseThrow()).orElseThrow();
        assertEquals(
                List.of(Passage.Kind.STAIRS),
                kinds(way.route(entrance, upstairs, false).orElseThrow()));
        assertEquals(
                List.of(Passage.Kind.LIFT),
                kinds(way.route(entrance, upstairs, true).orElseThrow()));
    }

    private static List<Passage.Kind> kinds(Route route) {
        return route.legs().stream()
                .filter(Route.Change.class::isInstance)
                .map(leg -> ((Route.Change) leg).kind())
                .toList();
    }

    @Test
    void aWayIsHardlyLongerThanItMustBe() {
        Ground ground = Ground.of(way.map().levels().getFirst());
        SplittableRandom random = new SplittableRandom(11);
        int tried = 0;
        while (tried < 200) {
            Point a = new Point(random.nextDouble(40), random.nextDouble(24));
            Point b = new Point(random.nextDouble(40), random.nextDouble(24));
            if (ground.isFree(a) && ground.isFree(b)) {
                List<Point> there = ground.way(a, b).orElseThrow();
                List<Point> back = ground.way(b, a).orElseThrow();
                double straight = a.distance(b);
                double length = new Route.Walk("1F", there).metres();
                assertTrue(length >= straight - 0.5);
                assertEquals(length, new Route.Walk("1F", back).metres(), 0.1 * length + 0.5, a + " to " + b);
                tried++;
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"before\": \"010\" | \"before\": \"011\" | overlaps",
                "\"kind\": \"lift\" | \"kind\": \"rope\" | must be lift, ramp, stairs or escalator",
                "\"level\": \"2F\", \"at\": [35, 19] | \"level\": \"3F\", \"at\": [35, 19] | there is no level 3F",
                "\"at\": [35, 19] | \"at\": [20, 11] | no walkable ground",
                "\"from\": [2, 9.6] | \"from\": [2] | must be two numbers",
                "\"id\": \"kiosk-1\" | \"id\": \"desk\" | there twice",
                "\"from\": \"R 500\" | \"from\": \"--\" | not a call number",
                "{\"from\": \"020\", \"before\": \"050\"} | {\"from\": \"020\", \"before\": \"019\"} | ends before it begins",
                "\"levels\": [ | \"levels\": [[, | not JSON at line",
                "\"levels\" | \"storeys\" | must be a list"
            })
    void aBrokenMapIsRefusedWithWhatIsWrong(String good, String broken, String said) {
        assertTrue(file.contains(good), "the map has " + good);
        String map = replaceFirst(good, broken);
        Checked.Unusable refused = assertInstanceOf(Checked.Unusable.class, new MapFile().read(MAIN, map));
        assertTrue(
                refused.faults().stream().anyMatch(fault -> fault.contains(said)),
                () -> refused.faults().toString());
    }

    @Test
    void aGapIsSaid() {
        Checked.Usable usable = assertInstanceOf(
                Checked.Usable.class,
                new MapFile().read(MAIN, replaceFirst("\"before\": \"010\"", "\"before\": \"009\"")));
        assertEquals(1, usable.remarks().size());
        assertTrue(usable.remarks().getFirst().contains("009")
                && usable.remarks().getFirst().contains("010"));
    }

    @Test
    void aLevelWithoutLiftIsSaidAndAWalledInShelfRefused() {
        Checked.Usable usable = assertInstanceOf(
                Checked.Usable.class,
                new MapFile().read(MAIN, replaceFirst("\"kind\": \"lift\"", "\"kind\": \"stairs\"")));
        assertTrue(usable.remarks().stream().anyMatch(remark -> remark.contains("no way without steps")));

        String walled = replaceFirst(
                "\"blocked\": [",
                "\"blocked\": [[[0, 7.4], [13.9, 7.4], [13.9, 7.6], [0, 7.6]], [[13.8, 6], [14, 6], [14, 22], [13.8, 22]], [[0, 10.9], [13.9, 10.9], [13.9, 11], [0, 11]], ");
        Checked.Unusable refused = assertInstanceOf(Checked.Unusable.class, new MapFile().read(MAIN, walled));
        assertTrue(
                refused.faults().stream().anyMatch(fault -> fault.contains("A1")),
                () -> refused.faults().toString());
    }

    private static String replaceFirst(String good, String broken) {
        int at = file.indexOf(good);
        return file.substring(0, at) + broken + file.substring(at + good.length());
    }
}
