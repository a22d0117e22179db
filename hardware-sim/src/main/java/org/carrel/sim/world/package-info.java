/** The physical truth: furniture, books, cards, persons, doors, lamps, the radio between them, and what is broken. */
@NullMarked
package org.carrel.sim.world;

import org.jspecify.annotations.NullMarked;
