/** The technician's web console: the world drawn as it stands, played with by hand, and broken by one click. */
@NullMarked
package org.carrel.sim.console;

import org.jspecify.annotations.NullMarked;
