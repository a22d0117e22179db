/** How fast the tag path is, by JMH. */
@NullMarked
package org.carrel.device.bench;

import org.jspecify.annotations.NullMarked;
