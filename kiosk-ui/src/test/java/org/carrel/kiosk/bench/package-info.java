/** What the kiosk's tests share: screens by name, a hub, tags on a pad. */
@NullMarked
package org.carrel.kiosk.bench;

import org.jspecify.annotations.NullMarked;
