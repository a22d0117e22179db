/** How each engine runs a prepared statement on the shortest way that its driver has. */
@NullMarked
package org.carrel.hub.adapter.sql.driver;

import org.jspecify.annotations.NullMarked;
