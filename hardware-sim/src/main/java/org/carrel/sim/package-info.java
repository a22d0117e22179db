@NullMarked
package org.carrel.sim;

import org.jspecify.annotations.NullMarked;
