/** Receipt printers that speak ESC/POS: pictures in bands, status in real time. See {@code docs/protocols/escpos.md}. */
@NullMarked
package org.carrel.device.driver.escpos;

import org.jspecify.annotations.NullMarked;
