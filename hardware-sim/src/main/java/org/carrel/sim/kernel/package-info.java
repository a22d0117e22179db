/** Time, chance and order: the clock, the event queue, seeded randomness and the trace of what ran. */
@NullMarked
package org.carrel.sim.kernel;

import org.jspecify.annotations.NullMarked;
