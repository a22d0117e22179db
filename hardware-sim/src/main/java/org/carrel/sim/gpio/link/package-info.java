/**
 * The board's side of the pins: a Pi4J provider whose lines end in a {@link org.carrel.sim.gpio.PinBank}, in this process or, over
 * a small line protocol on TCP, in another one.
 */
@NullMarked
package org.carrel.sim.gpio.link;

import org.jspecify.annotations.NullMarked;
