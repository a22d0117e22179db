/** What a self-service kiosk is answered and what it tells: a thin room over the services that every other door uses too. */
@NullMarked
package org.carrel.hub.kiosk;

import org.jspecify.annotations.NullMarked;
