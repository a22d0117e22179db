/** The broker and the ways to it, as messages in bytes and as what may become of them. */
@NullMarked
package org.carrel.fleet.simulation.network;

import org.jspecify.annotations.NullMarked;
