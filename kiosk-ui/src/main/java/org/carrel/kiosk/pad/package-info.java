/** Which books lie on the pad. */
@NullMarked
package org.carrel.kiosk.pad;

import org.jspecify.annotations.NullMarked;
