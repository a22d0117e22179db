/** Who a device is: its key, its certificate, how it comes by them, and how they end. */
@NullMarked
package org.carrel.device.sync.identity;

import org.jspecify.annotations.NullMarked;
