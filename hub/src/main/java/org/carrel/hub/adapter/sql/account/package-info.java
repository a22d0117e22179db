/** Loans' surroundings in tables: what patrons owe, PINs, what lending knows of copies. */
@NullMarked
package org.carrel.hub.adapter.sql.account;

import org.jspecify.annotations.NullMarked;
