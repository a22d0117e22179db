/** A page on the loopback address for the browser on the same board. */
@NullMarked
package org.carrel.device.link.web;

import org.jspecify.annotations.NullMarked;
