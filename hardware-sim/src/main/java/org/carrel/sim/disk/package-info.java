/** Storage that forgets: what a file holds after the power was cut is decided by the seed. */
@NullMarked
package org.carrel.sim.disk;

import org.jspecify.annotations.NullMarked;
