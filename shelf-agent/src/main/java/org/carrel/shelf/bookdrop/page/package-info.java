/** The page on a drop's screen. */
@NullMarked
package org.carrel.shelf.bookdrop.page;

import org.jspecify.annotations.NullMarked;
