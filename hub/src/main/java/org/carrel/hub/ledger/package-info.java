/** What patrons owe the library, in money and in days. */
@NullMarked
package org.carrel.hub.ledger;

import org.jspecify.annotations.NullMarked;
