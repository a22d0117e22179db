/** Taking back what lies on the pad. */
@NullMarked
package org.carrel.kiosk.returns;

import org.jspecify.annotations.NullMarked;
