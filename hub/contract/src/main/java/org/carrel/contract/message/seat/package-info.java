/** Seats, zones and numbers as devices are told of them. */
@NullMarked
package org.carrel.contract.message.seat;

import org.jspecify.annotations.NullMarked;
