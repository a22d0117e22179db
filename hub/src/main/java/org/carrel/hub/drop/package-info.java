/** What comes in through book drops: where it goes, what is booked for it, and what staff have to look at. */
@NullMarked
package org.carrel.hub.drop;

import org.jspecify.annotations.NullMarked;
