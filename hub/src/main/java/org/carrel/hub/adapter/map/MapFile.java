package org.carrel.hub.adapter.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.catalogue.CallNumber;
import org.carrel.hub.way.Checked;
import org.carrel.hub.way.FloorMap;
import org.carrel.hub.way.FloorMap.Face;
import org.carrel.hub.way.FloorMap.Landmark;
import org.carrel.hub.way.FloorMap.Level;
import org.carrel.hub.way.FloorMap.Passage;
import org.carrel.hub.way.FloorMap.Range;
import org.carrel.hub.way.FloorMap.Shelf;
import org.carrel.hub.way.FloorMap.Stop;
import org.carrel.hub.way.MapCheck;
import org.carrel.hub.way.MapReader;
import org.carrel.hub.way.Point;
import org.carrel.hub.way.Polygon;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads a floor map in JSON (docs/floor-maps.md). Every fault is told at once, each with its place in the file. */
public final class MapFile implements MapReader {
    private static final int FAULTS_MAX = 100;

    private final ObjectMapper json = JsonMapper.shared();

    @Override
    public Checked read(SiteId branch, String content) {
        try {
            Reading reading = new Reading();
            FloorMap map = reading.map(branch, json.readTree(content));
            return reading.faults.isEmpty() ? MapCheck.check(map) : new Checked.Unusable(reading.faults);
        } catch (JacksonException notJson) {
            var where = notJson.getLocation();
            return new Checked.Unusable(List.of(
                    where == null
                            ? "the file is not JSON"
                            : "the file is not JSON at line " + where.getLineNr() + ", column " + where.getColumnNr()));
        }
    }

    /** One reading of one file; what cannot be read is noted and stood in for, so that the rest is read too. */
    private static final class Reading {
        private static final Polygon SOME_GROUND =
                new Polygon(List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1)));

        private final List<String> faults = new ArrayList<>();

        FloorMap map(SiteId branch, JsonNode file) {
            return new FloorMap(
                    branch,
                    list(file, "levels", "", true, this::level),
                    list(file, "passages", "", false, this::passage),
                    list(file, "landmarks", "", false, this::landmark));
        }

        private Level level(At at) {
            return new Level(
                    text(at, "id"),
                    text(at, "nameZh"),
                    text(at, "nameEn"),
                    polygon(at, at.node().get("floor"), "floor"),
                    list(at.node(), "blocked", at.path(), false, blocked -> polygon(blocked, blocked.node(), "")),
                    list(at.node(), "shelves", at.path(), false, this::shelf));
        }

        private Shelf shelf(At at) {
            return new Shelf(
                    text(at, "id"),
                    polygon(at, at.node().get("outline"), "outline"),
                    list(at.node(), "faces", at.path(), true, this::face));
        }

        private Face face(At at) {
            return new Face(
                    text(at, "id"),
                    point(at, "from"),
                    point(at, "to"),
                    list(at.node(), "ranges", at.path(), false, this::range).stream()
                            .flatMap(Optional::stream)
                            .toList());
        }

        private Optional<Range> range(At at) {
            String before = at.node().path("before").asString("");
            Optional<CallNumber> from = CallNumber.of(text(at, "from"));
            if (from.isEmpty()) {
                fault(at.path() + "/from: not a call number");
            }
            if (!before.isEmpty() && CallNumber.of(before).isEmpty()) {
                fault(at.path() + "/before: not a call number");
            }
            return from.map(number -> new Range(number, before));
        }

        private Passage passage(At at) {
            String kind = text(at, "kind");
            Passage.Kind known = Passage.Kind.STAIRS;
            try {
                known = Passage.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                fault(at.path() + "/kind: must be lift, ramp, stairs or escalator, was '" + kind + "'");
            }
            return new Passage(
                    text(at, "id"),
                    known,
                    list(
                            at.node(),
                            "stops",
                            at.path(),
                            true,
                            stop -> new Stop(text(stop, "level"), point(stop, "at"))));
        }

        private Landmark landmark(At at) {
            return new Landmark(
                    text(at, "id"), text(at, "nameZh"), text(at, "nameEn"), text(at, "level"), point(at, "at"));
        }

        private record At(JsonNode node, String path) {}

        private <T> List<T> list(JsonNode of, String name, String path, boolean required, Function<At, T> reader) {
            JsonNode array = of.path(name);
            if (!array.isArray()) {
                if (required || !array.isMissingNode()) {
                    fault(path + "/" + name + ": must be a list");
                }
                return List.of();
            }
            List<T> read = new ArrayList<>();
            for (int index = 0; index < array.size(); index++) {
                read.add(reader.apply(new At(array.get(index), path + "/" + name + "/" + index)));
            }
            return read;
        }

        private String text(At at, String name) {
            JsonNode value = at.node().path(name);
            if (!value.isString()
                    || value.stringValue().isBlank()
                    || value.stringValue().length() > 100) {
                fault(at.path() + "/" + name + ": must be a text of 1 to 100 characters");
                return "?";
            }
            return value.stringValue();
        }

        private Point point(At at, String name) {
            return point(at.node().path(name), at.path() + "/" + name);
        }

        private Point point(JsonNode node, String path) {
            if (!node.isArray()
                    || node.size() != 2
                    || !node.get(0).isNumber()
                    || !node.get(1).isNumber()) {
                fault(path + ": must be two numbers in metres, such as [2.5, 10]");
                return new Point(0, 0);
            }
            return new Point(node.get(0).doubleValue(), node.get(1).doubleValue());
        }

        private Polygon polygon(At at, JsonNode node, String name) {
            String path = name.isEmpty() ? at.path() : at.path() + "/" + name;
            if (node == null || !node.isArray() || node.size() < 3) {
                fault(path + ": must be a list of at least 3 points");
                return SOME_GROUND;
            }
            List<Point> corners = new ArrayList<>();
            for (int index = 0; index < node.size(); index++) {
                corners.add(point(node.get(index), path + "/" + index));
            }
            return new Polygon(corners);
        }

        private void fault(String sentence) {
            if (faults.size() < FAULTS_MAX) {
                faults.add(sentence);
            }
        }
    }
}
