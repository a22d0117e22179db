/** The benchmarks of {@code ./bench}: figures against a baseline of the same run, never assertions on time. */
@NullMarked
package org.carrel.fleet.bench;

import org.jspecify.annotations.NullMarked;
