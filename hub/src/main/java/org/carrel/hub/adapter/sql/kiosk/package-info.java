/** What the desk for kiosks keeps, in tables. */
@NullMarked
package org.carrel.hub.adapter.sql.kiosk;

import org.jspecify.annotations.NullMarked;
