@NullMarked
package org.carrel.hub.adapter.sql.fleet;

import org.jspecify.annotations.NullMarked;
