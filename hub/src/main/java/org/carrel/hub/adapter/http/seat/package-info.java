/** The API's part for seats, waiting lists and the calendar. */
@NullMarked
package org.carrel.hub.adapter.http.seat;

import org.jspecify.annotations.NullMarked;
