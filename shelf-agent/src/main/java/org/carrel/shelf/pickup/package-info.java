/**
 * Collecting holds at the shelf: visits, doors, what stands where, staff at work, commands. A pure step function; {@link
 * org.carrel.shelf.pickup.Pickup} is the way in.
 */
@NullMarked
package org.carrel.shelf.pickup;

import org.jspecify.annotations.NullMarked;
