/** Finding titles: how texts are made alike, what is kept in the index, what a question asks of it. */
@NullMarked
package org.carrel.hub.search;

import org.jspecify.annotations.NullMarked;
