@NullMarked
package org.carrel.kiosk;

import org.jspecify.annotations.NullMarked;
