/**
 * What a device remembers and how it tells the hub: the journal on its own medium, and the session that drains it. Step machines,
 * one caller at a time.
 */
@NullMarked
package org.carrel.device.sync;

import org.jspecify.annotations.NullMarked;
