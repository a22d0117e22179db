/** The tags themselves: their identifiers, their security byte, and the frames they speak on air (ISO/IEC 15693-3). Pure. */
@NullMarked
package org.carrel.device.tag.iso15693;

import org.jspecify.annotations.NullMarked;
