/** The kiosk as a function: what happened, at such a moment, gives the next state, what follows, and when to wake. */
@NullMarked
package org.carrel.kiosk.flow;

import org.jspecify.annotations.NullMarked;
