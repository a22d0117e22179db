/** Card readers and barcode scanners: devices that only talk, each code as a line of text on a serial line. */
@NullMarked
package org.carrel.sim.scanner;

import org.jspecify.annotations.NullMarked;
