/**
 * The deterministic simulation: real shelves and a real hub in one thread and one simulated world, told by a seed. See
 * docs/FAULT-MODEL.md for what may break here.
 */
@NullMarked
package org.carrel.fleet.simulation;

import org.jspecify.annotations.NullMarked;
