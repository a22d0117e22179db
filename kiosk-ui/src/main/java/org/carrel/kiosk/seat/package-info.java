/** Seats: where somebody is among them, what they want, what they have, and what the hub told of it. */
@NullMarked
package org.carrel.kiosk.seat;

import org.jspecify.annotations.NullMarked;
