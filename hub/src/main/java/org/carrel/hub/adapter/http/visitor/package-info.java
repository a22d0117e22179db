/** Pages for anybody's phone: a ticket for whoever holds it, and which seats are free. They need no script to be read. */
@NullMarked
package org.carrel.hub.adapter.http.visitor;

import org.jspecify.annotations.NullMarked;
