/** Pins between a board and the furniture. */
@NullMarked
package org.carrel.sim.gpio;

import org.jspecify.annotations.NullMarked;
