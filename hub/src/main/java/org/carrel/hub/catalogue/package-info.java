@NullMarked
package org.carrel.hub.catalogue;

import org.jspecify.annotations.NullMarked;
