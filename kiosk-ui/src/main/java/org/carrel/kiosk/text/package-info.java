/** The words of every screen in each language, as pages to be drawn and as sentences to be spoken. */
@NullMarked
package org.carrel.kiosk.text;

import org.jspecify.annotations.NullMarked;
