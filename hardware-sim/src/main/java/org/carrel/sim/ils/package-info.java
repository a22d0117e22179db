/** An existing library system as terminals see it: SIP2 by a hand that does not know the hub's, with the faults that such systems have. */
@NullMarked
package org.carrel.sim.ils;

import org.jspecify.annotations.NullMarked;
