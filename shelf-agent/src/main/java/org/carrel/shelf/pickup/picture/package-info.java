/** What a state looks like from outside: to lamps, locks and the screen, and to the reader that must know where to look. */
@NullMarked
package org.carrel.shelf.pickup.picture;

import org.jspecify.annotations.NullMarked;
