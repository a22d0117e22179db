/** The off-line rule: what the list that the hub left behind allows a card while the hub cannot be reached. */
@NullMarked
package org.carrel.shelf.pickup.roster;

import org.jspecify.annotations.NullMarked;
