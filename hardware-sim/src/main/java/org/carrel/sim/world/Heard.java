package org.carrel.sim.world;

import org.carrel.sim.tag.Tag;

/**
 * A tag within reach of an antenna.
 *
 * @param answers probability that one exchange with it succeeds, above 0, at most 1
 * @param garbled probability that what it answered arrives damaged
 */
public record Heard(Tag tag, double answers, double garbled) {}
