/** A small library for measuring: the shipped programs as processes of their own, before simulated hardware on real wires. */
@NullMarked
package org.carrel.fleet.bench.house;

import org.jspecify.annotations.NullMarked;
