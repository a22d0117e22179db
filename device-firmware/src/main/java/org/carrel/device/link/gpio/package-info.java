/**
 * Lamps, locks and contacts on the board's pins, by Pi4J. Which Pi4J provider is used is a matter of configuration, so that the same
 * classes run on a board and against simulated pins.
 */
@NullMarked
package org.carrel.device.link.gpio;

import org.jspecify.annotations.NullMarked;
