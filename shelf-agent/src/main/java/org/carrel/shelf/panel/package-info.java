/** The screen and the loudspeaker on the shelf: what they say as values, the words for it, and its JSON form for a page. */
@NullMarked
package org.carrel.shelf.panel;

import org.jspecify.annotations.NullMarked;
