/** What every agent needs between its ports and its own rules: a journal that waits for its medium, card lines, care for a reader, health. */
@NullMarked
package org.carrel.device.agent;

import org.jspecify.annotations.NullMarked;
