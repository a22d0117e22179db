/** Finds out what tags stand for, the first time they are seen. */
@NullMarked
package org.carrel.device.reading;

import org.jspecify.annotations.NullMarked;
