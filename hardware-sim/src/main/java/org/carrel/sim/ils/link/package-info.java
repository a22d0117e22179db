/** Live sockets of the emulated library system, and of terminals that try a SIP2 server. */
@NullMarked
package org.carrel.sim.ils.link;

import org.jspecify.annotations.NullMarked;
