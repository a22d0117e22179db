/** How fast the tag path is, by JMH; and what the tests of agents share: tags before a reader, a store in memory, a session with the hub. */
@NullMarked
package org.carrel.device.bench;

import org.jspecify.annotations.NullMarked;
