/** Who does what only one of several hubs on a database should do. */
@NullMarked
package org.carrel.hub.duty;

import org.jspecify.annotations.NullMarked;
