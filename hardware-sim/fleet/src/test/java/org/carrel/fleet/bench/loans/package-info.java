/** Loans and returns at the hub's services and through its REST, against bare commits on the same disk. */
@NullMarked
package org.carrel.fleet.bench.loans;

import org.jspecify.annotations.NullMarked;
