/** {@code ./bench kill}: programs killed at random under load, and the audit of what they promised. */
@NullMarked
package org.carrel.fleet.bench.kill;

import org.jspecify.annotations.NullMarked;
