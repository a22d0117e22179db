@NullMarked
package org.carrel.hub.importing;

import org.jspecify.annotations.NullMarked;
