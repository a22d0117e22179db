/** What a patron has, and renewing it. */
@NullMarked
package org.carrel.kiosk.account;

import org.jspecify.annotations.NullMarked;
