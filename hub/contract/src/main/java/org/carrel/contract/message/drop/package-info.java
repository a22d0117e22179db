/** What a book drop and the hub say to each other about the things that were put in. */
@NullMarked
package org.carrel.contract.message.drop;

import org.jspecify.annotations.NullMarked;
