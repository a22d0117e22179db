/** Which tag is in which compartment, from sightings that miss, stray and collide. */
@NullMarked
package org.carrel.shelf.presence;

import org.jspecify.annotations.NullMarked;
