/** Seats, waiting lists and their log in tables. */
@NullMarked
package org.carrel.hub.adapter.sql.seat;

import org.jspecify.annotations.NullMarked;
