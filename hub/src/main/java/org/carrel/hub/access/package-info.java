@NullMarked
package org.carrel.hub.access;

import org.jspecify.annotations.NullMarked;
