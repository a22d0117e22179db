/** What a drop's screen says, as values, and the words for them. */
@NullMarked
package org.carrel.shelf.bookdrop.screen;

import org.jspecify.annotations.NullMarked;
