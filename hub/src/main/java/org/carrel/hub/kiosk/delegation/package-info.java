/** What a kiosk's desk has an existing library system asked before it answers, and what that system may say. */
@NullMarked
package org.carrel.hub.kiosk.delegation;

import org.jspecify.annotations.NullMarked;
