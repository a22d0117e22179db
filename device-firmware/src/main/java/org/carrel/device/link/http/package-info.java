/** The one conversation with the hub that is not over its broker. */
@NullMarked
package org.carrel.device.link.http;

import org.jspecify.annotations.NullMarked;
