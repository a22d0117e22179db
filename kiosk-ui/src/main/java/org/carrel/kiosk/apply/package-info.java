/** Applying for a card: what is asked, what was entered, and how far it is. */
@NullMarked
package org.carrel.kiosk.apply;

import org.jspecify.annotations.NullMarked;
