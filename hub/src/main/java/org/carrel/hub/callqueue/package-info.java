/** A waiting list with number tickets that offers one place to one party at a time. Knows nothing of bookings. */
@NullMarked
package org.carrel.hub.callqueue;

import org.jspecify.annotations.NullMarked;
