/** Where the device meets the operating system. What serial and network lines have in common is here. */
@NullMarked
package org.carrel.device.link;

import org.jspecify.annotations.NullMarked;
