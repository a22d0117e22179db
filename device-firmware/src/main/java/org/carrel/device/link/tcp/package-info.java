/** Hardware behind a network connection: serial adaptors and readers with a LAN socket. */
@NullMarked
package org.carrel.device.link.tcp;

import org.jspecify.annotations.NullMarked;
