/** Copies of the hub's database, made while it runs. */
@NullMarked
package org.carrel.hub.backup;

import org.jspecify.annotations.NullMarked;
