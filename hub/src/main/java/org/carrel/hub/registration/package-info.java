/** Becoming a patron: what an application must be, who decides it, and which cards are one person's. */
@NullMarked
package org.carrel.hub.registration;

import org.jspecify.annotations.NullMarked;
