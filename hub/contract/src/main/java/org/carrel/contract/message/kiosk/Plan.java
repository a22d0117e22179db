package org.carrel.contract.message.kiosk;

import java.util.List;

/**
 * One level of a building, to be drawn.
 *
 * @param floor where one may walk
 * @param blocked walls, desks and voids in it
 * @param marks places with names
 */
public record Plan(
        String level,
        String nameZh,
        String nameEn,
        Outline floor,
        List<Outline> blocked,
        List<Shelf> shelves,
        List<Mark> marks) {
    public Plan {
        blocked = List.copyOf(blocked);
        shelves = List.copyOf(shelves);
        marks = List.copyOf(marks);
    }

    /** In whole centimetres from the plan's upper left corner; y grows downwards, as in SVG. */
    public record Spot(int x, int y) {
        public Spot {
            if (x < 0 || y < 0) {
                throw new IllegalArgumentException("a plan has no place left of or above it: " + x + ", " + y);
            }
        }
    }

    /** A line of corners, in order; as an area the last is joined to the first. */
    public record Outline(List<Spot> corners) {
        public Outline {
            corners = List.copyOf(corners);
        }
    }

    public record Shelf(String id, Outline outline) {}

    /** A place with a name, or where a device or a zone of seats is. */
    public record Mark(String id, String nameZh, String nameEn, Spot at) {}
}
