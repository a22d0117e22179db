/** What a person takes home on paper: what stands on it, and how the printer is. */
@NullMarked
package org.carrel.kiosk.receipt;

import org.jspecify.annotations.NullMarked;
