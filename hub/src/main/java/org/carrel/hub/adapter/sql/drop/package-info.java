/** Book drops in tables. */
@NullMarked
package org.carrel.hub.adapter.sql.drop;

import org.jspecify.annotations.NullMarked;
