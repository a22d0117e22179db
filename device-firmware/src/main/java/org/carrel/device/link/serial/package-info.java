/** Serial lines, by jSerialComm. */
@NullMarked
package org.carrel.device.link.serial;

import org.jspecify.annotations.NullMarked;
