@NullMarked
package org.carrel.hub.store;

import org.jspecify.annotations.NullMarked;
