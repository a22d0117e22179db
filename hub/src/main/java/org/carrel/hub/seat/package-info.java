/**
 * Seats and rooms: zones, bookings ahead, walking in, check-in, temporary leave, extension, penalties, and the waiting list that
 * offers a place as soon as it is free. {@link org.carrel.hub.seat.ZoneDay} is the heart: one zone on one day as a value.
 */
@NullMarked
package org.carrel.hub.seat;

import org.jspecify.annotations.NullMarked;
