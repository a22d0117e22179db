/** Books by their tags: what stands where, what went without leave, and whose security is not verified. */
@NullMarked
package org.carrel.shelf.pickup.stock;

import org.jspecify.annotations.NullMarked;
