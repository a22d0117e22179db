/** A receipt printer at the byte: its buffer, its engine, its knife and its paper, which is kept as a picture. Written from the protocol's facts, not from the driver. */
@NullMarked
package org.carrel.sim.escpos;

import org.jspecify.annotations.NullMarked;
