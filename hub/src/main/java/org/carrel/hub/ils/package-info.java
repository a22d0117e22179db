/** A library system that was there before: patrons and loans are its own, and the hub tells it what happened at the devices. */
@NullMarked
package org.carrel.hub.ils;

import org.jspecify.annotations.NullMarked;
