/** ISO/IEC 15693 tags as silicon: memory, locks, states and the answers that leave the antenna. */
@NullMarked
package org.carrel.sim.tag;

import org.jspecify.annotations.NullMarked;
