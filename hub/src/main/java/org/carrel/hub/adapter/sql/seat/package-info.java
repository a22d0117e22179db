/** Seats, waiting lists, their log and the calendar in tables. */
@NullMarked
package org.carrel.hub.adapter.sql.seat;

import org.jspecify.annotations.NullMarked;
