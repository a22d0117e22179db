/** Telling other programs what becomes true. */
@NullMarked
package org.carrel.hub.webhook;

import org.jspecify.annotations.NullMarked;
