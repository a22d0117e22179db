/**
 * A reader of the FEIG OBID i-scan family in ISO host mode, as bytes on a serial line. Written from docs and captures, apart from
 * the product's driver, and as strict as the hardware: what a reader would ignore is ignored here.
 */
@NullMarked
package org.carrel.sim.feig;

import org.jspecify.annotations.NullMarked;
