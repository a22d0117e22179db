/** What a device's program runs on: its clock, its card, its serial lines, and the many ways in which it may end. */
@NullMarked
package org.carrel.fleet.simulation.board;

import org.jspecify.annotations.NullMarked;
