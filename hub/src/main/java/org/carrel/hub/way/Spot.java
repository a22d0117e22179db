package org.carrel.hub.way;

import org.carrel.hub.way.FloorMap.Range;

/**
 * Where a call number stands.
 *
 * @param at where one stands in front of it
 * @param books the middle of its part of the shelf
 */
public record Spot(String level, String shelf, String face, Range range, Point at, Point books) {}
