/** The screen on the shelf as a page: served to the browser on the same board. */
@NullMarked
package org.carrel.shelf.panel.web;

import org.jspecify.annotations.NullMarked;
