/** Where a copy stands in the building, and the way there. */
@NullMarked
package org.carrel.hub.way;

import org.jspecify.annotations.NullMarked;
