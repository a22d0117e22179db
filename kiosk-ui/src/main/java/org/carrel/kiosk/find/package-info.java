/** Finding a title: what is typed and how, what was found, the way in words. Pure. */
@NullMarked
package org.carrel.kiosk.find;

import org.jspecify.annotations.NullMarked;
