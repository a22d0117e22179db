/** Reads floor maps from their files. */
@NullMarked
package org.carrel.hub.adapter.map;

import org.jspecify.annotations.NullMarked;
