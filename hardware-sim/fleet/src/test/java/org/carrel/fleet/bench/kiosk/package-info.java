/** What somebody at a kiosk waits for, in a real browser on a real agent. */
@NullMarked
package org.carrel.fleet.bench.kiosk;

import org.jspecify.annotations.NullMarked;
