package org.carrel.hub.way;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.catalogue.CallNumber;

/** A building as its map file draws it; {@link Wayfinder} checks whether it makes sense. */
public record FloorMap(SiteId branch, List<Level> levels, List<Passage> passages, List<Landmark> landmarks) {
    public FloorMap {
        levels = List.copyOf(levels);
        passages = List.copyOf(passages);
        landmarks = List.copyOf(landmarks);
    }

    /**
     * @param floor where one may walk
     * @param blocked walls, desks and voids in it
     */
    public record Level(
            String id, String nameZh, String nameEn, Polygon floor, List<Polygon> blocked, List<Shelf> shelves) {
        public Level {
            blocked = List.copyOf(blocked);
            shelves = List.copyOf(shelves);
        }
    }

    public record Shelf(String id, Polygon outline, List<Face> faces) {
        public Shelf {
            faces = List.copyOf(faces);
        }
    }

    /** One side of a shelf from which books are taken; its ranges follow each other from its beginning to its end, each as long. */
    public record Face(String id, Point from, Point to, List<Range> ranges) {
        public Face {
            ranges = List.copyOf(ranges);
        }
    }

    /**
     * Books that stand together.
     *
     * @param from the first call number that belongs here
     * @param before the first that does not; empty for the last range of its collection
     */
    public record Range(CallNumber from, String before) {
        Optional<CallNumber> end() {
            return CallNumber.of(before);
        }

        boolean holds(CallNumber number) {
            return number.collection().equals(from.collection())
                    && byDigits(number) == byDigits(from)
                    && number.compareTo(from) >= 0
                    && end().map(end -> number.compareTo(end) < 0).orElse(true);
        }

        /** Classes of digits and classes of letters are two orders, although a building may have both. */
        private static boolean byDigits(CallNumber number) {
            return !number.mainClass().isEmpty()
                    && Character.isDigit(number.mainClass().charAt(0));
        }

        @Override
        public String toString() {
            return from + " to before " + (before.isEmpty() ? "the end" : before);
        }
    }

    /** A way between levels. */
    public record Passage(String id, Kind kind, List<Stop> stops) {
        public Passage {
            stops = List.copyOf(stops);
        }

        /** How one goes, whether without steps, and what it costs compared with walking a metre. */
        public enum Kind {
            LIFT(true, 25, 4),
            RAMP(true, 0, 20),
            STAIRS(false, 0, 14),
            ESCALATOR(false, 0, 10);

            final boolean stepFree;
            final double waiting;
            final double perLevel;

            Kind(boolean stepFree, double waiting, double perLevel) {
                this.stepFree = stepFree;
                this.waiting = waiting;
                this.perLevel = perLevel;
            }
        }
    }

    public record Stop(String level, Point at) {}

    /** A place with a name, or where a device stands; a way can begin there. */
    public record Landmark(String id, String nameZh, String nameEn, String level, Point at) {}
}
