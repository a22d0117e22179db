/** Readers that send a line of text for each card: barcode scanners and 13.56 MHz readers of chip numbers. */
@NullMarked
package org.carrel.device.driver.scanner;

import org.jspecify.annotations.NullMarked;
