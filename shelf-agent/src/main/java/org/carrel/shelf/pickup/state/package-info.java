/** Everything that the core knows: the state that each step makes anew, and the rules that stay while the device runs. */
@NullMarked
package org.carrel.shelf.pickup.state;

import org.jspecify.annotations.NullMarked;
