/** The book drop: an agent and the program around it. */
@NullMarked
package org.carrel.shelf.bookdrop;

import org.jspecify.annotations.NullMarked;
