@NullMarked
package org.carrel.hub.identity;

import org.jspecify.annotations.NullMarked;
