/** Copies of a SQLite file, and the way back. */
@NullMarked
package org.carrel.hub.adapter.sql.backup;

import org.jspecify.annotations.NullMarked;
