/** Lending, holds and accounts as one small door for terminals of any protocol. */
@NullMarked
package org.carrel.hub.circulation;

import org.jspecify.annotations.NullMarked;
