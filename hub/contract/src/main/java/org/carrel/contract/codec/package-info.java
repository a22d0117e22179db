/** The wire form of every message: JSON with a version, decoded into values and never into an exception. */
@NullMarked
package org.carrel.contract.codec;

import org.jspecify.annotations.NullMarked;
