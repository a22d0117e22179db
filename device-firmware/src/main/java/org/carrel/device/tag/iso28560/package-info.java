/**
 * What library tags say: ISO 28560-2, ISO 28560-3 and the layout older 3M tags have. Pure codecs, tolerant to read, strict to
 * write; start at {@link org.carrel.device.tag.iso28560.TagInterpreter}.
 */
@NullMarked
package org.carrel.device.tag.iso28560;

import org.jspecify.annotations.NullMarked;
