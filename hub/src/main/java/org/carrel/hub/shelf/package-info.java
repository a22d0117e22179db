@NullMarked
package org.carrel.hub.shelf;

import org.jspecify.annotations.NullMarked;
