/** Strict fakes of everything around a shelf, on virtual time. */
@NullMarked
package org.carrel.shelf.bench;

import org.jspecify.annotations.NullMarked;
