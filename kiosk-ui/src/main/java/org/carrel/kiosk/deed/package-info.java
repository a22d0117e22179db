/** What a step wants done: written first, then the rest. */
@NullMarked
package org.carrel.kiosk.deed;

import org.jspecify.annotations.NullMarked;
