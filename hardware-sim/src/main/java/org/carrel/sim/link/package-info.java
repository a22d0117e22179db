/** The outermost side of the simulated world: sockets, pseudo-terminals and memory. Threads and real time live here alone. */
@NullMarked
package org.carrel.sim.link;

import org.jspecify.annotations.NullMarked;
