package org.carrel.hub.way;

import java.util.List;

/** A closed outline that does not cross itself. */
public record Polygon(List<Point> corners) {
    public Polygon {
        corners = List.copyOf(corners);
        if (corners.size() < 3) {
            throw new IllegalArgumentException("an outline has at least 3 corners, not " + corners.size());
        }
    }

    double left() {
        return corners.stream().mapToDouble(Point::x).min().orElseThrow();
    }

    double right() {
        return corners.stream().mapToDouble(Point::x).max().orElseThrow();
    }

    double top() {
        return corners.stream().mapToDouble(Point::y).min().orElseThrow();
    }

    double bottom() {
        return corners.stream().mapToDouble(Point::y).max().orElseThrow();
    }

    /** By how often a ray to the right crosses the outline. */
    public boolean contains(Point point) {
        boolean inside = false;
        Point before = corners.getLast();
        for (Point corner : corners) {
            boolean crosses = (corner.y() > point.y()) != (before.y() > point.y());
            if (crosses) {
                double at =
                        corner.x() + (before.x() - corner.x()) * (point.y() - corner.y()) / (before.y() - corner.y());
                inside ^= point.x() < at;
            }
            before = corner;
        }
        return inside;
    }

    /** Whether the outline or what it encloses has a point in common with an upright rectangle. */
    boolean touches(double left, double top, double right, double bottom) {
        return outlineTouches(left, top, right, bottom) || contains(new Point(left, top));
    }

    boolean outlineTouches(double left, double top, double right, double bottom) {
        Point before = corners.getLast();
        for (Point corner : corners) {
            if (edgeTouches(before, corner, left, top, right, bottom)) {
                return true;
            }
            before = corner;
        }
        return false;
    }

    /** Clips the edge to the rectangle, side by side (Liang and Barsky); something is left when they touch. */
    private static boolean edgeTouches(Point a, Point b, double left, double top, double right, double bottom) {
        double[] from = {a.x() - left, right - a.x(), a.y() - top, bottom - a.y()};
        double[] step = {a.x() - b.x(), b.x() - a.x(), a.y() - b.y(), b.y() - a.y()};
        double enter = 0;
        double leave = 1;
        for (int side = 0; side < from.length; side++) {
            if (step[side] == 0) {
                if (from[side] < 0) {
                    return false;
                }
            } else {
                double at = from[side] / step[side];
                if (step[side] < 0) {
                    enter = Math.max(enter, at);
                } else {
                    leave = Math.min(leave, at);
                }
            }
        }
        return enter <= leave;
    }
}
