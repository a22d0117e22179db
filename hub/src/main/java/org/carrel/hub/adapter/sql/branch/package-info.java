/** Branches and when they are open, in tables. */
@NullMarked
package org.carrel.hub.adapter.sql.branch;

import org.jspecify.annotations.NullMarked;
