/** A program on its board: settings read, lines opened, an agent run, everything let go in reverse order. */
@NullMarked
package org.carrel.device.board;

import org.jspecify.annotations.NullMarked;
