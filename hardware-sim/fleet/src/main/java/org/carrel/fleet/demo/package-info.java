/** A small library on one machine: real programs, simulated furniture on real wires. */
@NullMarked
package org.carrel.fleet.demo;

import org.jspecify.annotations.NullMarked;
