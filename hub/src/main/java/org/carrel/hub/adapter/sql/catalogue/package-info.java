/** Titles, copies, floor maps, and the search on SQLite's full-text index. */
@NullMarked
package org.carrel.hub.adapter.sql.catalogue;

import org.jspecify.annotations.NullMarked;
