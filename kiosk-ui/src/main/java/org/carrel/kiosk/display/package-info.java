/** The screen that calls the next number: what it shows and says, as a step function, and the agent and program around it. */
@NullMarked
package org.carrel.kiosk.display;

import org.jspecify.annotations.NullMarked;
