/** Which certificates make a device one of the library's, and how it comes by them. */
@NullMarked
package org.carrel.hub.trust;

import org.jspecify.annotations.NullMarked;
