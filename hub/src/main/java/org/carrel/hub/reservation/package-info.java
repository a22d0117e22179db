@NullMarked
package org.carrel.hub.reservation;

import org.jspecify.annotations.NullMarked;
