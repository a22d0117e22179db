@NullMarked
package org.carrel.hub.lending;

import org.jspecify.annotations.NullMarked;
