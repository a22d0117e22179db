@NullMarked
package org.carrel.hub.fleet;

import org.jspecify.annotations.NullMarked;
