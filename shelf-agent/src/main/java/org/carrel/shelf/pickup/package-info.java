/**
 * Collecting holds at the shelf: visits, doors, staff at work, commands. A pure step function; {@link org.carrel.shelf.pickup.Pickup} is
 * the way in. Here stand the rules, which move what the rooms below hold: {@code state} all that is known, {@code visit} who may take
 * what, {@code stock} what stands where, {@code roster} the off-line rule, {@code picture} what is to be seen of it. The rules call each
 * other (a door that opens ends a command, a card ends a visit), the rooms never call the rules.
 */
@NullMarked
package org.carrel.shelf.pickup;

import org.jspecify.annotations.NullMarked;
