/** The public's self-service kiosk: borrow, return, renew, look at one's account. */
@NullMarked
package org.carrel.kiosk;

import org.jspecify.annotations.NullMarked;
