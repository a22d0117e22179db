/** A visit: who is at the shelf, what they may take, how far that has got, and what is not certain after they went. */
@NullMarked
package org.carrel.shelf.pickup.visit;

import org.jspecify.annotations.NullMarked;
