/** Titles, copies and branches over HTTP: looked for, found in the building, and put into the stock. */
@NullMarked
package org.carrel.hub.adapter.http.catalogue;

import org.jspecify.annotations.NullMarked;
