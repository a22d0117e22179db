/** SIP2 terminals in a process of their own against the same services called in the hub's process. */
@NullMarked
package org.carrel.fleet.bench.terminal;

import org.jspecify.annotations.NullMarked;
