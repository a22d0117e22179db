@NullMarked
package org.carrel.hub.intake;

import org.jspecify.annotations.NullMarked;
