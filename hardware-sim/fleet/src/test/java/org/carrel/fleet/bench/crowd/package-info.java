/** Many devices in one thread: what they say is real, what they are is not. For load only. */
@NullMarked
package org.carrel.fleet.bench.crowd;

import org.jspecify.annotations.NullMarked;
