@NullMarked
package org.carrel.device;

import org.jspecify.annotations.NullMarked;
