package org.carrel.contract.message.seat;

import java.time.Instant;

/**
 * A span of a day that can be booked.
 *
 * @param free how many seats can be had throughout
 */
public record Slot(Instant from, Instant until, int free) {}
