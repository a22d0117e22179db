/** Wall clocks of programs in the demo, put wrong by a file: how a technician plays a clock that steps, runs away or wakes in the past. */
@NullMarked
package org.carrel.fleet.clock;

import org.jspecify.annotations.NullMarked;
