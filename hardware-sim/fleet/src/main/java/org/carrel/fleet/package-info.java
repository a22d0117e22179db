@NullMarked
package org.carrel.fleet;

import org.jspecify.annotations.NullMarked;
