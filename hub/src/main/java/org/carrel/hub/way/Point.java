package org.carrel.hub.way;

/** A place on a level, in metres from its map's upper left corner; y grows downwards, as in SVG. */
public record Point(double x, double y) {
    public double distance(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    Point towards(Point other, double share) {
        return new Point(x + (other.x - x) * share, y + (other.y - y) * share);
    }
}
