/** Looks at pages as people do who cannot see, point or tell colours apart. For tests that have a browser. */
@NullMarked
package org.carrel.sim.browser;

import org.jspecify.annotations.NullMarked;
