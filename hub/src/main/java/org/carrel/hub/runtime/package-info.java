@NullMarked
package org.carrel.hub.runtime;

import org.jspecify.annotations.NullMarked;
