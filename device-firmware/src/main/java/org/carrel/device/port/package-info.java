/** What agents need of the world outside, as interfaces and records; adapters are in {@code link}, {@code driver} and {@code sync}. */
@NullMarked
package org.carrel.device.port;

import org.jspecify.annotations.NullMarked;
