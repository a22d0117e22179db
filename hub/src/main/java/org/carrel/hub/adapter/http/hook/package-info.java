/** Posts facts to the programs that registered for them. */
@NullMarked
package org.carrel.hub.adapter.http.hook;

import org.jspecify.annotations.NullMarked;
