/** Calling a member of staff to the kiosk. */
@NullMarked
package org.carrel.kiosk.help;

import org.jspecify.annotations.NullMarked;
