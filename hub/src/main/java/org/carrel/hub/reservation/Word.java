package org.carrel.hub.reservation;

import java.time.Instant;

/**
 * The hub's leave to take something from a shelf, in a grant or on a roster.
 *
 * @param number its place in the one order of loans, words and handings-in; 0 for one from before that was kept
 */
public record Word(long number, Instant given) {}
