/** What the shelf agent reaches, measured: the world it is measured in, the auditor, and the tables. */
@NullMarked
package org.carrel.shelf.bench;

import org.jspecify.annotations.NullMarked;
