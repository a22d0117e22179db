/** Lending what lies on the pad: asked, journaled, released, read back. */
@NullMarked
package org.carrel.kiosk.checkout;

import org.jspecify.annotations.NullMarked;
